curl -s -H "Accept: text/plain" https://lamp.attic.example/state
curl -H "X-Room: 4" -H "X-Lamp: tall" https://lamp.attic.example/state -o state.txt
