curl https://api.example.com/v1/charges -d amount=2000 -d description="First test"
curl -H "Authorization: Bearer $TOKEN" https://api.example.com/v1/notes
curl -H "X-Team: blue" -H "Accept: text/plain" https://api.example.com/v1/teams
curl "https://api.example.com/v1/notes?filter={\"a\":1,\"b\":2}" -g
curl https://api.example.com/v1/files -F name="A b" -F "note=x"
