curl -O "https://lamp.attic.example/a.log" -O "https://lamp.attic.example/b.log"
