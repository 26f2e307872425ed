curl -X GET 'https://api.parcels.example/v3/scans' -H 'X-Depot: 4'
curl --include 'https://api.parcels.example/v3/scans' -H 'X-Depot: 4'
curl --include --get "https://api.parcels.example/v3/scans" --data-urlencode "q=P 3"
