curl --header "Accept: text/plain" --data "on=true" https://lamp.attic.example/state
curl --header "Accept: text/plain" --data "on=true" https://lamp.attic.example/state
curl --header "Accept: text/plain" --data "on=true" https://lamp.attic.example/state
curl --header "Accept: text/plain" --request POST https://lamp.attic.example/state
