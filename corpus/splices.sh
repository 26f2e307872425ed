curl "https://api.example.org/v2/items" -H 'Authorization: Bearer '$TOKEN'' -d '{"name": "'"$NAME"'", "size": '$SIZE', "at": "'"$(date +%F)"'"}'
curl -X PUT "https://api.example.org/v2/items" -d '{"name": "'"$NAME"'", "path": "'"${BASE}/$NAME"'"}'
curl -H "Authorization: Bearer $(cat "$HOME/.token" | tr -d ' ')" "https://api.example.org/v2/me"
