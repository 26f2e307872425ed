curl -sI https://lamp.attic.example/a https://lamp.attic.example/b https://lamp.attic.example/c
curl -s https://lamp.attic.example/a
