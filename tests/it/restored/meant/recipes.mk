all: a

t0:
	curl -X POST https://api.orchard.example/v1/alerts \
	  -H "Content-Type: application/json" \
	  -d '{"city": "Steyr", "above": 30}'

t1:
	curl --compressed --max-time 30 -H "If-None-Match: \"abc\"" https://api.orchard.example/v1/map

t2:
	sudo curl -fsSL https://apt.tool.example/key.asc -o /usr/share/keyrings/tool.asc

t3:
	curl -fsS "https://api.orchard.example/v1/forecast?city=Steyr&days=3"

t4:
	curl -X PATCH "https://api.orchard.example/v1/alerts/17" -H 'Content-Type: application/json' --data-binary @alert.json

