curl -X POST "https://hooks.tidepool.example/v2/readings" -H "X-Run: $(date +%F)" -H "Content-Type: application/json" -d "{\"at\": \"$(date +%s)\"}"
