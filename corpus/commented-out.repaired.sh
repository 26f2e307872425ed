curl -X GET "https://api.example.org/v2/items" -H "Accept: text/plain" \
| head -n 3
curl -s -d "tax=\`none\`" "https://api.example.org/v2/sums"
