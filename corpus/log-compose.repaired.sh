curl -fsS -o /dev/null http://web:8080/ready
curl -X POST http://web:8080/items \
    -H 'Content-Type: application/json' \
    -d '{"item":"bowl"}'
