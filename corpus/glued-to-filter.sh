curl -s "https://api.example.com/v2/zones?per_page=5" -H "Authorization: Bearer $TOKEN" | jq .
curl -X PUT https://api.example.com/v2/zones/7 -d paused=true
