curl -s https://lamp.attic.example/state
