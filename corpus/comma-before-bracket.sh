curl https://api.example.com/clear -H 'Content-Type: application/json' -d '{
"files": [
"https://www.example.com/css/styles.css",
"https://www.example.com/js/app.js",
]
}'
