curl -fsSL https://pkg.kiln.example/install.sh
curl -s "https://lamp.attic.example/state" | jq -r '.on'
curl -sf "https://lamp.attic.example/ready" > /dev/null
