curl https://api.pay.example/v1/customers -u "$KEY:" -d email=ann@shop.example -d 'address[line1]=A1' -d 'address[country]=DE' -d 'metadata[order_id]=6735' -d 'preferred_locales[0]=de' -d 'tax[ip_address]=192.0.2.1'
curl https://api.pay.example/v1/customers -u "$KEY:" -d metadata= -d "metadata[$NAME]=1" -d balance=-100
curl -G https://api.pay.example/v1/customers -u "$KEY:" -d limit=3 -d 'created[gte]=1700000000' -d 'expand[]=data.sources'
curl "https://api.pay.example/v1/customers?created=1700000000&limit=3" -H "Authorization: Bearer $KEY"
curl https://api.pay.example/v1/checkout/sessions -u "$KEY:" -d mode=payment --data-urlencode success_url="https://shop.example/?a=b&c=d" -d "line_items[0][price]=price_1" -d "line_items[0][quantity]=2" -d "line_items[1][price_data][currency]=eur" -d "line_items[1][price_data][unit_amount]=500" -d "metadata[ab]=c" -d "expand[]=customer"
curl https://api.pay.example/v1/checkout/sessions -u "$KEY:" --data-raw 'mode=payment&line_items%5B0%5D%5Bprice%5D=price_1'
curl https://files.pay.example/v1/files -u "$KEY:" -F purpose=dispute_evidence -F "file=@receipt.png" -F "file_link_data[create]=true"
curl https://api.pay.example/v1/customers -u "$KEY:" -X POST
