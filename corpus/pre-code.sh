curl -X POST "https://api.parcels.example/v3/scans?a=1&b=2" \
  -H 'Content-Type: application/json' \
  -d '{"parcel":"P-3"}'
curl -s "https://api.parcels.example/v3/scans"
