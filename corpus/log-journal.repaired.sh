curl -fsS -X POST -d state=hot http://127.0.0.1:9000/state
curl -fsS -m 10 https://hc.kiln.example/ping/7 >/dev/null
