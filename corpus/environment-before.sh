TOKEN=$(curl -s "https://login.example.org/token" -d "grant_type=client_credentials" | jq -r .access_token)
ID=7
KIND="a b"
BASE=https://api.example.org
HTTPS_PROXY="http://proxy.example.org:3128" NO_PROXY= curl -H "Authorization: Bearer $TOKEN" "$BASE/v2/$ID?kind=$KIND"
