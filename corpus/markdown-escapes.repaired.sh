curl -X POST "https://api.parcels.example/v3/track_all?depot=4&state=open" -H "X-Request_Source: desk" -d '{"parcels":["P-1","P-2"]}'
