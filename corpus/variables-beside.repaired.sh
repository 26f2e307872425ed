RESP=$(curl -s "https://api.example.org/v2/items")
NAME="a b"
SUM=3
ID=$(echo "$RESP" | jq -r .id)
curl -X PUT "https://api.example.org/v2/items/$ID" -d @- <<EOF
{"name": "$NAME"}
EOF
OUT=list.json
echo "$SUM" | curl -d @- "https://api.example.org/v2/sums" > "$OUT"
