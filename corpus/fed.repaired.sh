echo '{
  "name": "a"
}' | curl -X POST "https://api.example.org/v2/items" -d @-
cat <<EOF | curl -X PUT "https://api.example.org/v2/items/1" --data-binary @-
{"name": "b"}
EOF
