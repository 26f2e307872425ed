curl -X GET "https://api.cloudflare.com/client/v4/zones/YOUR_ZONE_ID/dns_records" -H "Authorization: Bearer YOUR_API_TOKEN"
curl "https://api.cloudflare.com/client/v4/zones/MyZoneID/dns_records" -H "X-Auth-Email: MyEmail" -H "X-Auth-Key: MyAuthKey"
curl "https://api.cloudflare.com/client/v4/zones/zone id here/dns_records" -H "Authorization: Bearer my-token-here"
