curl -s -o /dev/null -w "%{http_code}\n" https://lamp.attic.example/state
