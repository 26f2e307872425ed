curl https://api.parcels.example/v3/depots/north/labels \
  -H 'Authorization: Bearer pbcqkp5r30s25Au_3dAIyqQGvPByRH_EqIh-giOn' \
  -H 'Content-Type: application/json' \
  --data '{"parcel":"P-78","count":2,"fragile":true,"tags":["paper","Ines'\''s"]}'
