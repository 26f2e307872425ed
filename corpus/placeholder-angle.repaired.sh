curl "https://api.cloudflare.com/client/v4/zones/<zone_id>/dns_records" -H "Authorization: Bearer <token>"
curl "https://api.cloudflare.com/client/v4/accounts/<Account ID>/members" -H "X-Auth-Email: <your email>" -H "X-Auth-Key: <key>"
curl -u "<user>:<password>" "https://mail.tern.example/<mailbox>/messages"
