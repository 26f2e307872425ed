curl -X POST "https://api.parcels.example/v3/depots/$DEPOT_ID/labels?\$top=5" \
  -H "Authorization: Bearer ${PARCELS_TOKEN}" \
  -H "Content-Type: application/json" \
  -d "{\"parcel\": \"P-77\"}"
