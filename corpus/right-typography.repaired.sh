curl -X POST https://hooks.tidepool.example/v2/notes \
  -H 'Content-Type: application/json' \
  -d '{"text": "“Low tide” – don’t moor… it’s 0,5 m", "quote": "„flach“ « bas »", "price": "3 €"}'
