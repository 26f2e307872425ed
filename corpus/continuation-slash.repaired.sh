curl -X POST "https://lamp.attic.example/state" \
  -H "Content-Type: application/json" \
  -d '{"on":true}'
curl -X POST "https://lamp.attic.example/state" \
-H "Content-Type: application/json" \
--data '{"on":false}'
