curl -X POST "https://api.parcels.example/v3/pickups" \
  -H "Content-Type: application/json" \
  -d '{"depot": 4}'
