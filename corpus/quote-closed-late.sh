curl -H 'Accept: text/plain' --data 'on=true' https://lamp.attic.example/state
curl -X POST -H "Content-Type: application/json" -d '{"on":true}' "https://lamp.attic.example/state"
curl -X POST "https://lamp.attic.example/state" -H "Accept: text/plain" --data "on=true"
