curl -sS https://api.exa
curl -sS https://gauges.example.c
curl -o- https://get.tidepool.example/tool/v0.39.
