curl -X POST "https://api.parcels.example/v3/notes" -H "Content-Type: application/json" -d '{"text":"don'\''t ring"}'
