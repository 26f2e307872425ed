curl "https://api.cloudflare.com/client/v4/zones/xxxxxxxx/dns_records" -H "X-Auth-Email: xxx@xxx.example" -H "X-Auth-Key: XXXXXXXX"
curl "https://api.cloudflare.com/client/v4/zones/********/dns_records" -H "Authorization: Bearer ***"
curl "https://api.cloudflare.com/client/v4/zones/.../dns_records" -H "Authorization: Bearer ..."
curl "https://api.cloudflare.com/client/v4/zones/.../dns_records" -H "Authorization: Bearer ..."
