curl -s https://lamp.attic.example/state
curl -s "https://lamp.attic.example/log"
curl -X POST https://lamp.attic.example/state \
  -d '{"on":false}'
