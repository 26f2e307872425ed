sudo curl -s "http://localhost:8080/health"
docker exec web curl -s "http://localhost:8080/health"
ssh host.example curl -s http://localhost:8080/health
kubectl exec -n prod api-0 -- curl -s http://localhost:8080/ready
echo '{"a":1}' | curl -d @- "http://localhost:8080/items"
curl -s http://localhost:8080/stats
