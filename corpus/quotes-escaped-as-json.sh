curl -X PUT https://lamp.attic.example/name -H 'Content-Type: application/json' -d '{"name": "the tall one", "room": 4}'
