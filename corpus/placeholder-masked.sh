curl -X GET "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/settings/ssl" -H "X-Auth-Email: $CLOUDFLARE_EMAIL" -H "X-Auth-Key: $CLOUDFLARE_API_KEY" -H "Content-Type: application/json"
