curl -X POST "https://api.example.org/v2/items" -H "X-Contact: ana@example.org" --data "name=a"
curl https://api.example.org/v2/items/a-rather-long-name -H "Accept: text/plain"
curl "https://api.example.org/v2/go?to=https://other.example.org/x" -s
