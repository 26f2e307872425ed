curl -fsS -X PUT \
  -H "Content-Type: application/json" \
  -d '{"build":"812","state":"done"}' \
  "https://board.kiln.example/v1/builds"
curl -sS https://board.kiln.example/v1/health
