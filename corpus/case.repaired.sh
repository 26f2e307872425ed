curl -X Post "https://lamp.attic.example/state" -D "on=true"
curl --request POST --url https://lamp.attic.example/state --data on=true
curl -S -L https://lamp.attic.example/state
