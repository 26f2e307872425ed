curl -s https://shop.example/health
curl -X POST https://shop.example/restart -d '{"force": true}'
