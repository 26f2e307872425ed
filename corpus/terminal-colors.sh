curl -X POST "https://api.parcels.example/v3/scans" -d 'parcel=P-3'
