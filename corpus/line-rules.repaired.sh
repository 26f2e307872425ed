curl -X POST "https://api.example.org/v2/items" \
  -H "Accept: text/plain" \
  --data "name=a"
