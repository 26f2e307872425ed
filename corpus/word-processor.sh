curl -X POST -H "Content-Type: application/xml" --user "depot7:Qm-harrow-55" -d "<stock>4</stock>" https://api.parcels.example/v3/stock
