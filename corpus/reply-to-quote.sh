curl -X PUT "https://api.parcels.example/v3/scans/3" -d "{\"parcel\":\"P-3\"}"
curl "https://api.parcels.example/v3/scans/3" -H "Accept: text/plain"
