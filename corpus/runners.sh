sudo curl -o /usr/local/bin/tool "https://get.example.com/tool"
docker compose exec -T web curl -s "http://localhost:8080/health" | jq .
curl -s 'http://localhost:9000/status'
cat ids.txt | xargs -n 1 -I{} curl -X DELETE "https://api.example.com/v1/items/{}"
curl -d @{} "https://api.example.com/v1/import"
timeout 5 kubectl exec -n prod api-0 -- curl -s http://localhost/
