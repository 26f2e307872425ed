curl -X POST https://hooks.tidepool.example/v2/gauges -H "Content-Type: application/json" -d '{"gauge":"G3"}'
