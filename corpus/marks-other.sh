curl -X POST https://api.example.org/v2/items -H "Accept: text/plain" -H "X-Name: a b" -H "X-Kind: c" -d '{"name": "a"}'
