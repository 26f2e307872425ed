curl -sS \
  -H "Accept: application/json" \
  -H "X-Mill: 3" \
  https://registry.mill.example/v2/grain
