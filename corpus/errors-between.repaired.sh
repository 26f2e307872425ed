curl -X POST "https://lamp.attic.example/state" \
-H "Content-Type: application/json" \
-d '{"on":true}'
curl "https://lamp.attic.example/state"
