TOKEN=$(curl -s "https://api.example.com/v1/token" | jq -r .token)
curl -H "Authorization: Bearer $TOKEN" "https://api.example.com/v1/items"
curl -s https://api.example.com/v1/items | jq length
cat <<'EOF' | curl -d @- "https://api.example.com/v1/offers"
{"name": "$5 off"}
EOF
curl -s -d '{"a":1}' https://api.example.com/v1/latest
curl -s https://api.example.com/v1/next
