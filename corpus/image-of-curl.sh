docker run --rm -it curlimages/curl:8.5.0 -L 'https://api.example.com/v1/items' -H "Accept: application/json"
podman run --rm --network host docker.io/curlimages/curl -d '{"name": "a b"}' \
  -H 'Content-Type: application/json' http://localhost:8080/items
