curl -s -H "Accept: text/plain" "https://lamp.attic.example/state"
curl -s http://localhost:8080/ready
