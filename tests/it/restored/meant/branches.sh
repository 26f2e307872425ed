#!/bin/sh
fetch() {
  if true; then
    curl -X POST https://api.orchard.example/v1/alerts \
      -H "Content-Type: application/json" \
      -d '{"city": "Steyr", "above": 30}'
  fi
  if true; then
    curl -F "image=@sky.jpg;type=image/jpeg" -F title='Evening sky' https://api.orchard.example/v1/images
  fi
  if true; then
    curl -fsS "https://api.orchard.example/v1/forecast?city=Steyr&days=3"
  fi
  if true; then
    curl https://api.orchard.example/v1/current?city=Steyr
  fi
  if true; then
    curl --retry 3 --retry-delay 5 --connect-timeout 10 -fL https://files.orchard.example/archive-2026.tar.gz -o archive.tar.gz
  fi
}
fetch
