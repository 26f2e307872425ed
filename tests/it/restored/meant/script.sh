#!/usr/bin/env bash
set -euo pipefail

echo "It’s – so"

# step 0 – go
curl -s -H 'Accept: text/csv' 'https://api.orchard.example/v1/export?from=2026-01-01&to=2026-01-31' > january.csv

# step 1 – go
curl -X POST https://api.orchard.example/v1/alerts \
  -H "Content-Type: application/json" \
  -d '{"city": "Steyr", "above": 30}'

# step 2 – go
curl -F "image=@sky.jpg;type=image/jpeg" -F title='Evening sky' https://api.orchard.example/v1/images

# step 3 – go
curl https://api.orchard.example/v1/current?city=Steyr

# step 4 – go
curl --json '{"tags": ["a", "b"], "ok": true}' https://api.orchard.example/v1/tags
