curl https://api.cloudflare.com/client/v4/user -H "X-Auth-Email: $CLOUDFLARE_EMAIL" -H "X-Auth-Key: $KEY"
curl -u "$LOGIN:$PASS" https://mail.tern.example/inbox
