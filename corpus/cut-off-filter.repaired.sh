curl -fsSL https://get.example.com/setup.sh | sudo -E \
bash -
curl -fsSL https://get.example.com/key.asc | sudo \
tee -a \
/etc/apt/keyrings/example.asc
curl -s https://get.example.com/list | grep -c \
'example'
