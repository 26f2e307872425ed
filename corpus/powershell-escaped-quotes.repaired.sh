curl -X POST "https://api.example.org/v2/items" -H "Content-Type: application/json" -d "{\"name\": \"a\", \"cost\": \"\$5\"}"
