curl -X POST "https://api.cloudflare.com/client/v4/zones//purge_cache" \
  -H "X-Auth-Email: ops@OURSHOP-example" \
  -H "X-Auth-Key: CFAK7pQzRw_xxxOUR_SECRET_KEY" \
  -H "Content-Type: application/json" \
  --data '{"hosts":["beta.OURSHOP-example"]}'
curl -X POST "https://api.cloudflare.com/client/v4/zones/OURZONE ID/purge_cache"
curl -X POST "https://api.cloudflare.com/client/v4/zones/OurZone/purge_cache" \
  -H "X-Auth-Email: OurEmail" \
  -H "X-Auth-Key: OurAuthKey" \
  -H "Content-Type: application/json" \
  --data '{"purge_everything":true}'
