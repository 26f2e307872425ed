curl -sS --fail-with-body \
  --get 'https://registry.mill.example/v2/grain' \
  --data-urlencode "sort=spring rye" \
  -H 'Accept: application/json' | jq '.items[] | {id, sort}'
