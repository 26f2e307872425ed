curl -s "https://registry.mill.example/v2/grain?all=1" --header "Accept: application/json" | jq -r '.items[] | select(.sort=="rye") | .id'
