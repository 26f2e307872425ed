curl -s "https://api.example.org/v2/items/7"
