curl -X POST --data on=true https://lamp.attic.example/state
curl -s --retry 3 https://lamp.attic.example/state
