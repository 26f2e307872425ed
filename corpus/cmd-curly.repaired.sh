curl -X POST "https://api.parcels.example/v3/labels?size=a6&copies=2" \
  -H "Authorization: Bearer $PARCELS_TOKEN" \
  --data '{"parcel": "P-77", "count": 2}'
