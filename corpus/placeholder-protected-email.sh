curl -X GET "https://api.cloudflare.com/client/v4/user/tokens/permission_groups" \
     -H "X-Auth-Email: $CLOUDFLARE_EMAIL" \
     -H "X-Auth-Key: eedb331551d0f529ab21429e678bb161b11f1" \
     -H "Content-Type: application/json"
