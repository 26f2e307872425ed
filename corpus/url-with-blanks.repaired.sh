curl "https://lamp.attic.example/say?text=hello%20world&times=1"
