curl -s -X GET --header "Accept: text/csv" --url "https://api.parcels.example/v3/depots?from=2024-01-01"
curl --request POST --header "Content-Type: text/plain" -d "a-b – c" https://api.parcels.example/v3/notes
