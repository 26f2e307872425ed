TOKEN="quay"
DEPOT="north"
curl "https://api.parcels.example/v3/depots/$DEPOT" -H "Authorization: Bearer $TOKEN"
curl https://api.parcels.example/v3/notes -H "$head $TOKEN"
