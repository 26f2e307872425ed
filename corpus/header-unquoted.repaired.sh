curl -H "X-Time: 12:30" https://lamp.attic.example/state
curl -X POST -H "Content-Type: application/json" -H "X-Room: the attic" https://lamp.attic.example/state
curl https://lamp.attic.example/state -H "X-Time: 12:30"
curl -H Accept:text/plain -H X-Time:12:30 https://lamp.attic.example/state
