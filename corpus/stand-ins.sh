curl -X POST https://chat.tern.example/send -H 'Content-Type: application/json' -d '{"chat_id": "<CHAT_ID>", "text": "hi"}'
curl -u "$YOUR_USER:$PASSWORD" https://mail.tern.example/boxes
curl -H "Authorization: Bearer $TOKEN" "https://maps.tern.example/v1/tiles?key=$API_KEY"
curl -H "X-Api-Key: $API_KEY" https://maps.tern.example/v1/me
curl https://maps.tern.example/v1/me -u admin:$MAPS_PASSWORD
