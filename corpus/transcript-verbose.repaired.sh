curl -v "https://lamp.attic.example/state?room=attic&floor=2" -H "Accept: application/json"
