curl -X POST https://shop.example/restart
curl -X GET ${SHOP}/orders -H "Accept: text/csv"
curl -s $(cat shop.url)/health
