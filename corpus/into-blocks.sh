curl -s "https://api.example.org/v2/items" | while read -r name; do echo "got $name"; done > names.txt
curl -s "https://api.example.org/v2/items" | { head -n 1; echo "more"; }
