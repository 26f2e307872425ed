curl https://api.cloudflare.com/client/v4/user -H "X-Auth-Email: $CLOUDFLARE_EMAIL" -H "X-Auth-Key: $KEY"
curl -u "$EMAIL_PROTECTED:$PASS" https://mail.tern.example/inbox
