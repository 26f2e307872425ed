curl -X POST 'https://registry.mill.example/v2/grain/uploads' \
  -H 'Accept: application/json' \
  -H 'Content-Type: application/json' \
  -d '{"sort":"rye"}'
