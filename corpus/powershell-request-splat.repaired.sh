curl https://api.parcels.example/v3/labels/P-78 \
  -X PATCH \
  -H 'Content-Type: application/json' \
  --data '{"note": "by the door"}'
curl https://api.parcels.example/v3/labels --get --data-urlencode 'since=2024-01-01' --data-urlencode 'state=lost & found'
curl https://api.parcels.example/v3/labels/P-78.pdf -L -o label.pdf
