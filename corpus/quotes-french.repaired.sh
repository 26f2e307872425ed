curl -X PUT "https://api.moulin.example/v1/vannes/7" -H "Content-Type: application/json" -d '{"ouverte":false}'
