curl -s "https://registry.mill.example/v2/grain" -H "Accept: */*" -H "X-Mill: 3"
