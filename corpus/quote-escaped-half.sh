curl -X POST \
  "https://lamp.attic.example/state" -H "Accept: text/plain"
curl -X POST "https://lamp.attic.example/state" -H "Accept: text/plain"
curl -X POST https://lamp.attic.example/state -d "{\"on\":\"yes\", \"level\":\"3\"}"
