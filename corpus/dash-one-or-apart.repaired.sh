curl --request POST --header 'Content-Type: application/json' --data '{"on":true}' https://lamp.attic.example/state
