docker run --rm curlimages/curl -s https://shop.example/health
docker run --rm curlimages/curl:8.5.0 -X POST "https://shop.example/restart"
