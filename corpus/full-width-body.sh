curl -X POST "https://lamp.attic.example/name" -H "Content-Type: application/json" -d '{"name":"高灯","room":4}'
