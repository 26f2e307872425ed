curl --connect-timeout 5 --max-time 10 -H "X-Api-Key: abc" -H 'Content-Type: text/plain' "https://api.example.org/v2/items" --data-binary @notes.txt
