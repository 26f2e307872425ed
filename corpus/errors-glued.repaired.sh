curl -sS "https://lamp.attic.example/state"
curl -sS -X POST https://lamp.attic.example/state -d '{"on":true}'
curl -I https://lamp.attic.example/state
