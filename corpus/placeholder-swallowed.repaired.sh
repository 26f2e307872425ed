curl "https://api.cloudflare.com/client/v4/accounts//rules/lists" \
  -H "Authorization: Bearer " \
  -H "Content-Type: application/json"
