curl -X PUT "https://api.parcels.example/v3/labels/P-77?size=a6&copies=2" \
  -H "Accept: application/json" \
  -H "Content-Type: application/json" \
  -d '{"parcel": "P-77", "note": "by the door"}'
