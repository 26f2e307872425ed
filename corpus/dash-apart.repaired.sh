curl -X POST "https://lamp.attic.example/state" -H "Content-Type: application/json" -d '{"on":true}'
curl -s -X POST "https://lamp.attic.example/state" -H "Accept: text/plain" --data "on=true"
