curl -X GET "https://api.cloudflare.com/client/v4/zones/a9827fc3086045dcde0ed356b366518d/settings/ipv6" -H "Authorization: Bearer pbcqkp5r30s25Au_3dAIyqQGvPByRH_EqIh-giOn" -H "Content-Type: application/json"
curl "https://registry.mill.example/v2/grain" -H "Accept: application/json" -s
curl --request GET "https://registry.mill.example/v2/sacks" --header "Accept: application/json"
