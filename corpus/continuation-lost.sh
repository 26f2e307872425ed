curl --request GET \
  --url "https://api.cloudflare.com/client/v4/zones/a9827fc3086045dcde0ed356b366518d/dns_records?type=TXT&per_page=50" \
  --header "Content-Type: application/json" \
  --header "Authorization: Bearer pbcqkp5r30s25Au_3dAIyqQGvPByRH_EqIh-giOn"
