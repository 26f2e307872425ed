curl -X POST "https://hooks.tidepool.example/v2/buoys" -H "Content-Type: application/json" -d '{"name": "north", "depth": 12}'
