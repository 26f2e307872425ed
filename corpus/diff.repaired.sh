curl -X PUT https://api.parcels.example/v3/notes \
  -H "Accept: text/csv" \
  -d "text=hello"
