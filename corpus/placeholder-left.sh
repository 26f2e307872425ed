curl "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
curl "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
curl "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
curl --request GET "https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/members" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
