curl "https://lamp.attic.example/say?text=hello world&times=1"
