curl -X GET "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -H "Content-Type: application/json"
curl -X DELETE "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/" -H "X-Auth-Email: " -H "X-Auth-Key: "
curl -X POST "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache" -H "Authorization: Bearer" --data '{"files":[""]}'
