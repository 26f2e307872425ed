curl "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/settings" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
curl "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/settings" -H "X-Auth-Email: $CLOUDFLARE_EMAIL" -H "X-Auth-Key: $CLOUDFLARE_API_KEY"
curl "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/settings" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
