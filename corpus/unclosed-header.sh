curl -X POST "https://api.parcels.example/v3/returns" -H "Accept: application/json" -H "Content-Type: application/json" -d '{"parcel":"P-881"}'
