curl "https://api.cloudflare.com/client/v4/zones/<ZONE_ID>/dns_records" -H "Authorization: Bearer <API_TOKEN>"
curl "https://api.cloudflare.com/client/v4/zones/[zone id]/dns_records" -H "Authorization: Bearer [your token]"
curl "https://api.cloudflare.com/client/v4/zones/:zone_id/dns_records" -H "Authorization: Bearer YOUR_API_TOKEN"
curl --request GET "https://api.cloudflare.com/client/v4/accounts/{account_id}/members" -H 'Authorization: Bearer {{ api_token }}'
