#!/bin/bash
R0=$(curl -u "$USER:$PASSWORD" --data-urlencode "note=it's hot" https://api.orchard.example/v1/notes)
echo "$R0"
R1=$(curl -o /dev/null -s -w '%{http_code}\n' https://api.orchard.example/healthz)
echo "$R1"
R2=$(curl -G https://api.orchard.example/v1/search --data-urlencode 'q=rain & wind' -d limit=5)
echo "$R2"
R3=$(curl --resolve orchard.test:443:127.0.0.1 https://orchard.test/ping)
echo "$R3"
