curl "https://api.cloudflare.com/client/v4/zones/{zone_id}/dns_records" -H "Authorization: Bearer {token}"
curl "https://api.cloudflare.com/client/v4/zones/{{ zone_id }}/dns_records" -H "Authorization: Bearer {{token}}"
curl "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records" -H "Authorization: Bearer $TOKEN"
