curl -s https://lamp.attic.example/state
curl -X POST https://lamp.attic.example/state -d on=true
curl -s https://lamp.attic.example/log | wc -l
