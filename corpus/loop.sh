curl -fsS "https://api.parcels.example/v3/depots/$depot" --output "depot-$depot.json"
