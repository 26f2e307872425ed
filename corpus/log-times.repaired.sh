curl -sS -X DELETE https://board.kiln.example/v1/builds/812
curl -sS https://board.kiln.example/v1/builds \
  -H 'Accept: application/json'
curl -sS -d "x=1" https://board.kiln.example/v1/x
