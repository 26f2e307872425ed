curl -s "https://files.example/"{a,b}.txt -O
curl -fsS "https://files.example/"{1..3}.txt -O
