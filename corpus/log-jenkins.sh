curl -fsS -X POST -H 'Content-Type: application/json' -d '{"job":"kiln"}' https://hooks.kiln.example/in
curl -fsS https://hooks.kiln.example/jobs
