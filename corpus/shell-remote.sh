curl -s -X POST https://lamp.attic.example/state -H "Content-Type: application/json" -d "{\"on\":true}"
curl -s http://localhost:8080/ready
