curl https://eu.parcels.example/v1/parcels -u "$USER:$PASSWORD"
curl https://ap-south.parcels.example/v1/parcels/p7 -u "$USER:$PASSWORD"
curl https://sandbox.parcels.example/v2/parcels/p7 -u "$USER:$PASSWORD"
curl "https://$REGION.parcels.example/v1/parcels" -u "$USER:$PASSWORD"
curl https://sandbox.parcels.example/$VERSION/parcels -u "$USER:$PASSWORD"
curl https://www.parcels.example/parcels
curl https://www.parcels.example/v1/help
curl https://status.parcels.example/v9/summary.json
curl https://eu.parcels.example/health
curl https://eu.parcels.example/v9/openapi.json
curl https://eu.parcels.example:8443/v1/parcels
curl https://parcels.example/v1/parcels
curl https://eu.parcels.example/v1/parcels -H "Authorization: Basic $LOGIN"
curl https://eu.parcels.example/v1/parcels --user ann:pass
curl https://eu.parcels.example/v1/parcels --basic -u "$LOGIN"
curl https://eu.parcels.example/v1/parcels --anyauth -u "$LOGIN"
curl https://eu.parcels.example/v1/parcels -n
curl https://eu.parcels.example/v1/parcels -H "$AUTH"
curl https://eu.parcels.example/v1/parcels -H "Authorization: $AUTH"
curl https://eu.parcels.example/v1/parcels -H @headers.txt
curl -X DELETE https://eu.parcels.example/v1/tokens -H "Authorization: Bearer $TOKEN"
curl -X DELETE https://eu.parcels.example/v1/tokens --oauth2-bearer "$TOKEN"
curl https://eu.parcels.example/v1/tokens -H "Authorization: Bearer $TOKEN" -d scope=read
curl https://eu.parcels.example/v1/tokens -b "sid=$SID" -d scope=read
curl -X POST https://eu.parcels.example/v1/tokens -b "sid=$SID"
curl https://eu.parcels.example/v1/tokens/mine
curl https://eu.parcels.example/v1/tokens/mine -H "Authorization: Bearer $TOKEN"
curl https://eu.parcels.example/v1/public
curl https://eu.parcels.example/v1/public -H "Authorization: Bearer $TOKEN"
curl https://eu.parcels.example/v1/parcels -u "$USER:$PASSWORD" --json '{"to": "Ann"}'
curl https://eu.parcels.example/v1/parcels -u "$USER:$PASSWORD" -H "Content-Type: application/json" -d '{"to": "Ann"}'
curl https://eu.parcels.example/v1/parcels -u "$USER:$PASSWORD" -H "Content-Type: application/json; charset=utf-8" -d '{"to": "Ann"}'
curl https://eu.parcels.example/v1/parcels -u "$USER:$PASSWORD" -d to=Ann -d weight=5
curl https://eu.parcels.example/v1/parcels -u "$USER:$PASSWORD" --data-urlencode "to=Ann & Bo"
curl https://eu.parcels.example/v1/parcels -u "$USER:$PASSWORD" --data-binary @parcel.txt
curl https://eu.parcels.example/v1/parcels -u "$USER:$PASSWORD" -H "Content-Type: application/json" -d @parcel.json
curl https://eu.parcels.example/v1/parcels -u "$USER:$PASSWORD" -d "$BODY"
curl https://eu.parcels.example/v1/parcels -u "$USER:$PASSWORD" -X POST "$@"
curl -X POST $OPTIONS https://eu.parcels.example/v1/parcels -u "$USER:$PASSWORD"
curl -X POST "${ARGS[@]}" https://eu.parcels.example/v1/notes -u "$USER:$PASSWORD"
curl -X PATCH https://eu.parcels.example/v1/parcels/p7 -u "$USER:$PASSWORD" -H "Content-Type: application/merge-patch+json" -d '{"weight": 5}'
curl -T label.png https://eu.parcels.example/v1/parcels/p7/label -u "$USER:$PASSWORD" -H "Content-Type: image/png"
curl -X PUT https://eu.parcels.example/v1/parcels/p7/label -u "$USER:$PASSWORD" -H "Content-Type: image/png" --data-binary @label.png
curl -X POST https://eu.parcels.example/v1/drafts -u "$USER:$PASSWORD"
curl https://eu.parcels.example/v1/drafts -u "$USER:$PASSWORD" --json '{}'
curl https://eu.parcels.example/v1/notes -u "$USER:$PASSWORD" -H "Content-Type: $TYPE" -d '{"text": "a"}'
curl https://eu.parcels.example/v1/notes -u "$USER:$PASSWORD" -H @headers.txt -d '{"text": "a"}'
curl https://eu.parcels.example/v1/notes -u "$USER:$PASSWORD" -H "$TYPE" -d '{"text": "a"}'
curl https://eu.parcels.example/v1/scans -u "$USER:$PASSWORD" -F image=@scan.png
curl https://eu.parcels.example/v1/scans -u "$USER:$PASSWORD" -F "image=@scan.png;type=image/png" -F title=scan.png
curl https://eu.parcels.example/v1/scans -u "$USER:$PASSWORD" -F "image=$IMAGE"
curl https://eu.parcels.example/v1/scans -u "$USER:$PASSWORD" -F "image=<scan.png" -F pages=@1.png -F pages=@2.png
curl https://eu.parcels.example/v1/scans -u "$USER:$PASSWORD" -F "image=@-" < scan.png
curl https://eu.parcels.example/v1/scans -u "$USER:$PASSWORD" -F "image=text of a file;filename=scan.txt"
curl https://eu.parcels.example/v1/orders -u "$USER:$PASSWORD" -d "lines[0][sku]=A" -d "lines[0][price][amount]=5" -d "lines[1][sku]=B" -d "lines[1][price][amount]=6" -d "lines[1][price][currency]=EUR"
curl https://eu.parcels.example/v1/orders -u "$USER:$PASSWORD" -d "lines[][sku]=A" -d "lines[][price][amount]=5" -d "lines[][sku]=B" -d "lines[][price][amount]=5"
curl https://eu.parcels.example/v1/orders -u "$USER:$PASSWORD" -d address.street=A -d address.town=B
curl https://eu.parcels.example/v1/orders -u "$USER:$PASSWORD" -d "address[street]=A&address[town]=B&labels[a]=b"
curl https://eu.parcels.example/v1/orders -u "$USER:$PASSWORD" -d "address[street]=A" -d "address[$NAME]=B"
curl https://eu.parcels.example/v1/orders -u "$USER:$PASSWORD" -d "address[street]=A" --data-binary @rest.txt
curl https://eu.parcels.example/v1/orders -u "$USER:$PASSWORD" -d "payment[iban]=DE00"
curl https://eu.parcels.example/v1/orders -u "$USER:$PASSWORD" -d "payment[card]=42"
curl https://eu.parcels.example/v1/orders -u "$USER:$PASSWORD" -d "address%5Bstreet%5D=A&address%5Btown%5D=B"
curl https://eu.parcels.example/v1/orders -u "$USER:$PASSWORD" --data-urlencode "address={\"street\": \"A\", \"town\": \"B\"}"
curl -X DELETE https://eu.parcels.example/v1/tokens -H "Authorization: bearer $TOKEN"
curl $OPTIONS https://eu.parcels.example/v1/notes -u "$USER:$PASSWORD" --data-binary @note.json
curl https://eu.parcels.example/v1/notes -u "$USER:$PASSWORD" --json @note.json
curl https://eu.parcels.example/v1/notes -u "$USER:$PASSWORD" -H "Content-Type: application/json" --data-binary @- < note.json
