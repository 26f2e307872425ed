curl -I https://lamp.attic.example
curl -m 5 -I https://lamp.attic.example
