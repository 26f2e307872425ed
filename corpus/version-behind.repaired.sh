curl --version
curl --http1.1 -sS "https://lamp.attic.example/state"
