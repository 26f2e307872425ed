curl "https://api.cloudflare.com/client/v4/zones/[zone_id]/settings" -H "Authorization: Bearer [API Token]"
curl https://api.cloudflare.com/client/v4/zones/:zone_identifier/settings -H "X-Auth-Email: :email" -H "X-Auth-Key: :key"
curl "https://api.cloudflare.com/client/v4/zones/«zone id»/settings" -H "Authorization: Bearer «token»"
