curl https://api.cloudflare.com/client/v4/user -H "X-Auth-Email: [email protected]" -H "X-Auth-Key: $KEY"
curl -u "[email protected]:$PASS" https://mail.tern.example/inbox
