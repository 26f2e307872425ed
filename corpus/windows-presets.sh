SHOP=https://shop.example
SHOP_KIND=text/csv
curl -H "Accept: $SHOP_KIND" "$SHOP/orders"
