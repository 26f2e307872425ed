curl -s https://lamp.attic.example/state
curl -s -X POST https://lamp.attic.example/state \
  -d 'on=true'
