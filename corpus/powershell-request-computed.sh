curl "https://api.parcels.example/v3/labels?since=$VALUE" \
  -H "Authorization: Bearer $PARCELS_TOKEN"
