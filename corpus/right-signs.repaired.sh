curl -s "https://api.example.com/v1/a" | jq ".a[\"b\"]"
curl -s https://api.example.com/v1/{a,b} | grep -E 'x{1,2}'
curl -s https://api.example.com/v1/a | python3 -m json.tool
curl -s https://api.example.com/cert.pem | openssl x509 \
  -noout \
  -text
curl -s https://api.example.com/v1/a?b=
