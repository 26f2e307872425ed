curl -X POST https://shop.example/orders -d @- <<EOF
{
  "count": 2
}
EOF
