curl -X PATCH https://api.parcels.example/v3/labels/P-77 \
  -H 'Content-Type: application/json' \
  -d '{"note": "it is fragile"}'
