#!/bin/sh
set -e
ssh pi@attic "curl -fsS -H 'Authorization: Bearer $TOKEN' http://localhost:8080/health"
ssh -o "BatchMode yes" pi@attic 'curl -fsS -H "Accept: text/plain" http://localhost:8080/health' | grep ok
ssh pi@attic "curl -fsS -X PUT -d '{\"on\": \"$STATE\"}' http://localhost:8080/state"
docker exec web sh -c 'curl -fsS -H '\''Accept: text/plain'\'' http://localhost/ready'
echo "run: curl -fsS http://localhost"
xargs -I{} sh -c 'curl -fsS -o /dev/null "$1"' _ {} < urls.txt
