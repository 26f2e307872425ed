curl -s "https://registry.mill.example/v2/grain" -H "Accept: application/json" -H "X-Mill: 3"
