curl -s "https://api.parcels.example/v3/depots?count=20" -H "Accept: application/json"
