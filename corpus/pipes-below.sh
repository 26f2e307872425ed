curl -s "https://shop.example/orders" \
  | jq -r '.[].name' \
  | sort \
  | uniq -c
curl -s https://shop.example/orders \
  | jq -r '.[].id' \
  | head -n 3
