curl -X POST https://shop.example/orders -H "Content-Type: application/json" -d '{"count": 2}'
curl -s 'https://shop.example/orders?state=open' -o orders.json
