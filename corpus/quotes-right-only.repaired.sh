curl -X POST "https://hooks.tidepool.example/v2/alerts" -H "Content-Type: application/json" -d '{"level":"high","repeat":3}'
