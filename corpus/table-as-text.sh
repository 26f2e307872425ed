curl -X POST "https://shop.example/login" -H "Accept: text/csv" -d name="Ada L"
curl "https://shop.example/orders?from=2024-01-01&to=2024-02-01"
