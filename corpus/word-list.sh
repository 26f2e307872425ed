curl -s -X POST 'https://api.example.com/v1/jobs?dry=1&wait=2' -H 'Content-Type: application/json' -d '{"name": "it'\''s"}'
curl -L -o 'a b.zip' https://example.com/a.zip
