curl -s "https://api.cloudflare.com/client/v4/zones/039d83eee9f441fe8ccdf187b935f1f4/dnssec" -H "Authorization: Bearer znzP1Xzqqx4jQCzPkXoZ6LU_8JLrodDTS0llgE5o"
