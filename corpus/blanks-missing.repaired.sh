curl -X POST "https://lamp.attic.example/state" -H "Accept: text/plain" -d "on=true"
curl -X POST https://lamp.attic.example/state -d on=true
curl -XPOST "https://lamp.attic.example/state" --data "on=true"
curl -s https://lamp.attic.example/state -H "Accept: text/plain"
