curl -fsSL https://pkg.kiln.example/key.asc | sudo gpg --dearmor -o /usr/share/keyrings/kiln.gpg
curl -fsSL "https://pkg.kiln.example/install.sh" | bash -s -- --version 1.2
curl -s "https://lamp.attic.example/log" | jq -r '.[] | .name' | head -n 5
curl -sSL https://pkg.kiln.example/kiln.tar.gz | tar -xz -C /opt
