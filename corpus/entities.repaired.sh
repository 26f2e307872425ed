curl -X POST "https://api.parcels.example/v3/search?depot=4&open=1" -H "Content-Type: application/json" -d '{"text":"tea & cake"}'
