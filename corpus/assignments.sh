ZONE="a9827fc3086045dcde0ed356b366518d"
TOKEN="H8e1ESxBl0Z7Sc3eWFuieWbj4wypM-kzC11z49qK"
curl -s "https://api.cloudflare.com/client/v4/zones/$ZONE/settings/rocket_loader" -H "Authorization: Bearer $TOKEN"
curl -s --request PATCH "https://api.cloudflare.com/client/v4/zones/${ZONE}/settings/rocket_loader" -H "Authorization: Bearer ${TOKEN}" -H "Content-Type: application/json" --data '{"value":"off"}'
