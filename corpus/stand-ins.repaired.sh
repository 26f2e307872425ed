curl -X POST https://chat.tern.example/send -H 'Content-Type: application/json' -d '{"chat_id": "<CHAT_ID>", "text": "hi"}'
curl -u "<user>:<password>" https://mail.tern.example/boxes
curl -H "Authorization: Bearer [YOUR TOKEN]" "https://maps.tern.example/v1/tiles?key=YOUR_API_KEY"
curl -H "X-Api-Key: ********" https://maps.tern.example/v1/me
curl https://maps.tern.example/v1/me -u admin:$MAPS_PASSWORD
