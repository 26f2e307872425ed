curl -s "https://lamp.attic.example/state" -H "Accept: text/plain"
curl -s https://lamp.attic.example/state -H "Accept: text/plain"
curl -X POST https://lamp.attic.example/state -H "Accept: text/plain" -d '{"on":true}'
