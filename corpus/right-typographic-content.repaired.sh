curl "https://wiki.example/find?title=“X”&a=1" -H 'X-Note: “quoted” – dash' -A "it’s me"
