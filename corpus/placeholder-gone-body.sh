curl -X POST "https://api.cloudflare.com/client/v4/zones/a9827fc3086045dcde0ed356b366518d/purge_cache" -H "Authorization: Bearer $TOKEN" --data '{"files":[""]}'
curl -X POST "https://api.cloudflare.com/client/v4/zones" -H "Authorization: Bearer $TOKEN" --data '{"name":"","account":{"id":""}}'
