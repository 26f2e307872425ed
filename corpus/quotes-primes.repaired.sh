curl -X POST "https://api.parcels.example/v3/rates" -H "Accept-Version: 18.17.0" -d "zone=4" -d 'weight=12'
