curl -s "https://lamp.attic.example/scenes?name=evening%20in%20blue" | jq .id
curl "https://lamp.attic.example/search?q=late%20summer" -H "Accept: application/json"
