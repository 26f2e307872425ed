curl -X POST "https://api.parcels.example/v3/pickups?dry=yes&note=none" -H "Content-Type: application/json" -d '{"depot": 4}'
