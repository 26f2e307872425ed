curl -s https://lamp.attic.example/state | jq .on
curl -X POST https://lamp.attic.example/reload
curl -s https://lamp.attic.example/state
curl -s https://lamp.attic.example/state
