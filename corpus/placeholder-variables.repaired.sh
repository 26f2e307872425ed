curl "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records" -H "Authorization: Bearer $TOKEN"
curl "https://api.cloudflare.com/client/v4/zones/${ZONE_ID}/dns_records" -H "Authorization: Bearer ${TOKEN}"
curl -X POST "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/import" -H "Authorization: Bearer $TOKEN" --form 'file=@zone.txt'
