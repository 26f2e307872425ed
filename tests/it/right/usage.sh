#!/usr/bin/env bash
set -euo pipefail
BIN=${BIN:-/usr/local/bin}

usage() {
  cat <<END
Takes what the store has:
  curl -X PUT https://store.example/items \\
    -H "X-Item: \$1"
END
  cat <<'END'
On a terminal:
  $ curl -s https://store.example/items
  > curl -s https://store.example/items/1
  1. curl -I https://store.example/items
END
}

${BIN}/curl -fsS https://store.example/items
$BIN/curl -fsS https://store.example/items/1
"$BIN/curl" -fsS https://store.example/items/2
~/bin/curl -fsS https://store.example/items/3
./curl -fsS https://store.example/items/4
curl -fsS --data-binary 'hello
> you wrote
> this' https://store.example/replies
curl -fsS -d "body=Hello
> you wrote" https://store.example/replies
