curl -s -H "Accept: text/plain" "https://lamp.attic.example/state"
kubectl exec deploy/web -- curl -s http://localhost:8080/ready
