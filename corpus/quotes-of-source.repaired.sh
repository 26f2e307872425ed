curl -s -X POST -H 'Content-Type: application/json' -d '{"lamp": 3, "on": true}' https://lamp.attic.example/set
