curl -sS -X PUT "https://api.parcels.example/v3/depots/north?dry=true" \
-H "X-Depot:north" \
-H 'Accept: application/json' \
--data "name=North"
curl https://api.parcels.example/v3/depots \
-o depots.json \
--fail
