curl "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
curl "https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/members" -H "X-Auth-Email: $CLOUDFLARE_EMAIL" -H "X-Auth-Key: $CLOUDFLARE_API_KEY"
curl -u "$YOUR_USER:$PASSWORD" "https://mail.tern.example/$MAILBOX/messages"
