curl -X POST "https://api.parcels.example/v3/notes" \
-H "Authorization: Bearer <token>" \
--data '{"note":"a"}'
