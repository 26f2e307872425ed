curl -s https://lamp.attic.example/state
curl -s "https://lamp.attic.example/state"
curl -s "https://lamp.attic.example/state"
