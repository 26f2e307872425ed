curl -X POST "https://api.parcels.example/v3/labels" \
  -H "Authorization: Bearer $PARCELS_TOKEN" \
  -H "Content-Type: application/json" \
  -d '{
  "parcel": "P-78",
  "note": "Ines'\''s door"
}'
