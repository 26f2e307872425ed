curl -X GET "https://api.cloudflare.com/client/v4/zones//dns_records/" -H "Authorization: Bearer " -H "Content-Type: application/json"
curl -X DELETE "https://api.cloudflare.com/client/v4/zones//dns_records/" -H "X-Auth-Email: " -H "X-Auth-Key: "
curl -X POST "https://api.cloudflare.com/client/v4/zones//purge_cache" -H "Authorization: Bearer" --data '{"files":[""]}'
