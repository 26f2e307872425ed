curl -fsS -X PUT \
    -H "Content-Type: application/json" \
    --data '{"build":"812"}' \
    "https://board.kiln.example/v1/builds"
