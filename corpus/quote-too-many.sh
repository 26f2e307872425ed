curl "https://registry.mill.example/v2/grain" -H "Accept: text/csv"
