curl -s "https://api.example.com/v1/a" | python -m json.tool
curl -fsSL "https://get.example.com/install.sh" | bash
curl -s https://api.example.com/v1/b | jq ".items[\"first\"]"
