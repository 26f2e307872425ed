curl -G "https://api.parcels.example/v3/depots" -d from=2024-01-01
curl -X PUT https://api.parcels.example/v3/depots/north \
  -H "Accept: text/csv" -d "name=North"
curl -fsS https://api.parcels.example/v3/depots
