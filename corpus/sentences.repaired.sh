curl -sI https://lamp.attic.example
curl -s https://lamp.attic.example/state
curl -s --retry 3 https://lamp.attic.example/state
curl -sk https://lamp.attic.example/state
