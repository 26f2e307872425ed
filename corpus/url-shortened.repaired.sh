curl -s "https://api.parcels.example/v3/depots/4 ... unt=20&all" -H "Accept: application/json"
