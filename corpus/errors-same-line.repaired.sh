curl -sS "https://lamp.attic.example/state"
curl -k "https://lamp.attic.example/state"
