curl -X POST "https://api.parcels.example/v3/scans" \
  -H "Content-Type: application/json" \
  --data '{"parcel":"P-3"}'
curl -s https://api.parcels.example/v3/scans \
  -H "Accept: application/json"
