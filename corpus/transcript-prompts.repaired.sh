curl -s https://lamp.attic.example/state
curl -s -o hosts.bak https://lamp.attic.example/hosts
curl -s https://lamp.attic.example/state -X POST \
-d on=true
curl -I https://lamp.attic.example
