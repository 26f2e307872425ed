curl -X POST "https://api.parcels.example/v3/labels" \
-H "Accept: application/json" \
-H 'Content-Type: application/json' \
-d '{"weight":"2.5", "fragile":true, "note":"left door"}'
