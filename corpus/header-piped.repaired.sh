curl https://api.parcels.example/v3/depots -H "Accept: application/json" | jq .
curl -s https://api.parcels.example/v3/depots -H "accept: application/json" > depots.json
