curl -X POST "https://api.example.org/v2/items?kind=a" -H "Content-Type: application/json" -d '{"name": "€"}'
