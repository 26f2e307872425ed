curl -s "https://api.example.com/v1/a"
curl https://api.example.com/v1/b
curl -s https://api.example.com/v1/c
sudo curl -s https://api.example.com/v1/d -H 'A: b'
