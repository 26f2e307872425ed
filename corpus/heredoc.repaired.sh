curl -sS -X POST "https://api.parcels.example/v3/imports" --data-binary @- <<EOF
id,name
1,“Ann”
2,Bo – jr
EOF
