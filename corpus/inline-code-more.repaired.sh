curl -H "Accept: text/plain" https://lamp.attic.example/state
curl -sS https://lamp.attic.example/state
curl --request POST --data '{"on":true}' https://lamp.attic.example/state
