curl -X POST "https://api.parcels.example/v3/labels?size=a6&copies=2" -H "Content-Type: application/json" -d '{"parcel": "P-77", "count": 2}'
