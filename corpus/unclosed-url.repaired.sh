curl -X PUT "https://api.cloudflare.com/client/v4/zones/039d83eee9f441fe8ccdf187b935f1f4/dns_records/42cd68c4bb82aa0283d1138089f2260e" \
  -H "Authorization: Bearer znzP1Xzqqx4jQCzPkXoZ6LU_8JLrodDTS0llgE5o" \
  -H "Content-Type: application/json" \
  --data '{"type":"A","name":"quay","content":"192.0.2.40","ttl":300,"proxied":false}'
