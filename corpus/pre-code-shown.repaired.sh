curl -G https://api.parcels.example/v3/scans --data-urlencode 'q=a < b'
