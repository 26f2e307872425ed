curl 'https://eu.shop.example/v2/orders?filter[status]=open&filter[total][gt]=5&page=1&size=20' -g -H "Authorization: Bearer $TOKEN"
curl -G https://us.shop.example/v2/orders -H "Authorization: Bearer $TOKEN" --data-urlencode 'filter[name]=Ann Lee' -d page=1 -d expand=lines -d expand=customer
curl 'https://eu.shop.example/v3/orders?page=1&ids=1|2|3&fields=id,total&area=lat,1.5,lon,2' -H "Authorization: Bearer $TOKEN"
curl 'https://eu.shop.example/v2/orders?page=1&ids=1%7C2&tags=new%20old' -H "Authorization: Bearer $TOKEN"
curl "https://$REGION.shop.example/v2/orders?page=$PAGE&where=%7B%22a%22%3A1%7D" -H "Authorization: Bearer $TOKEN"
curl 'http://localhost:8081/v2/orders?page=1&filter%5Bstatus%5D=paid' -H "Authorization: Bearer $TOKEN"
curl 'https://eu.shop.example/v2/orders?dry_run=true' -H "Authorization: Bearer $TOKEN" -H "Idempotency-Key: $ID" --json '{"currency": "EUR", "lines": [{"sku": "A-1", "count": 2}], "labels": {"a": "b"}, "extra": {"gift": true, "weight": 5}, "anything": {"x": [1]}, "address": {"street": "A", "town": "B"}}'
curl 'https://eu.shop.example/v2/orders?dry_run=false' -H "Authorization: Bearer $TOKEN" -H 'idempotency-key: 6f1c2a5e-93d4-4b7a-8e21-c05d7b9f3a64' -d currency=EUR -d sku=A-1 -d count=2 -d 'labels[color]=red' -d 'tags[]=a' -d 'tags[]=b'
curl 'https://eu.shop.example/v2/orders?dry_run=false' -H "Authorization: Bearer $TOKEN" -H @headers.txt --data-binary @order.txt
curl https://files.shop.example/orders/o7/invoice -H "Authorization: Bearer $TOKEN"
curl -X PUT https://upload.shop.example/v1/orders/o7/invoice -H "Authorization: Bearer $TOKEN" -F file=@invoice.pdf -F kind=invoice -F pages=1 -F pages=2 -F 'note={"text": "hi"};type=application/json'
curl https://eu.shop.example/v2/payments -H "Authorization: Bearer $TOKEN" --json '{"method": "card", "amount": 500, "number": "4242", "holder": "Ann"}'
curl https://eu.shop.example/v2/payments -H "Authorization: Bearer $TOKEN" --json '{"method": "sepa", "amount": 500, "iban": "DE00"}'
curl https://eu.shop.example/v2/payments -H "Authorization: Bearer $TOKEN" --json '{"method": "cash", "amount": 500}'
curl https://eu.shop.example/v2/assets/img/logo.png -H "Authorization: Bearer $TOKEN"
curl 'https://eu.shop.example/v2/search?color=red&size=xl' -H "Authorization: Bearer $TOKEN"
curl https://eu.shop.example/v2/login -d grant_type=password -d username=ann --data-urlencode "password=$PASSWORD" -d ttl=60 -d remember=true
curl https://eu.shop.example/v2/login -d "grant_type=password&username=ann&ttl=60"
curl 'https://eu.shop.example/v2/orders?dry_run=false' $MORE -d currency=EUR -d sku=A-1
