curl -X POST "https://hooks.tidepool.example/v2/notes" \
  -H "Content-Type: application/json" \
  -d '{"title": "Marée haute", "list": ["north", "south"]}' \
  --data-urlencode text="Bonne nuit"
