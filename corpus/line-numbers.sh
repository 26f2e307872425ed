curl -X POST "https://api.parcels.example/v3/scans" \
  -H "Content-Type: application/json" \
  -d '{"parcel": "P-3"}'
