curl -s -X POST "https://lamp.attic.example/$room" --data '{"on":true}'
curl -s "https://lamp.attic.example/state" -o /dev/null
