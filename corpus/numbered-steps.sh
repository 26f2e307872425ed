curl -s "https://lamp.attic.example/state"
curl -X POST "https://lamp.attic.example/state" \
     -H "Content-Type: application/json" \
     --data-raw '{"on": true}'
curl -I "https://lamp.attic.example"
