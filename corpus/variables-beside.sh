RESP=$(curl -s "https://api.example.org/v2/items")
NAME="a b"
ID=$(echo "$RESP" | jq -r .id)
curl -X PUT "https://api.example.org/v2/items/$ID" -d @- <<EOF
{"name": "$NAME"}
EOF
SUM=3
OUT=list.json
echo "$SUM" | curl -d @- "https://api.example.org/v2/sums" > "$OUT"
