curl -X DELETE \
  -H "Accept: application/json" \
  "https://registry.mill.example/v2/grain/17"
