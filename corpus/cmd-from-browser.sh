curl 'https://api.parcels.example/v3/scans?day=5&page=1' \
  -H 'accept: */*' \
  -H 'content-type: application/json' \
  --data-raw '{"parcel":"P-3"}'
