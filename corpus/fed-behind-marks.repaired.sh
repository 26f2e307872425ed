KIND=plain
echo "a 1" | curl -H "X-Kind: $KIND" -d @- "https://api.example.org/v2/sums"
printf '%s' "b 2" | curl -d @- "https://api.example.org/v2/sums"
LIST=$(curl -s "https://api.example.org/v2/items" -d 'a=1' | jq -r '.[]')
curl "https://api.example.org/v2/sums?of=$LIST"
