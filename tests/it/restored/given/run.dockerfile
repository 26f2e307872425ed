FROM alpine:3
# it’s – so
RUN apk add curl
RUN curl https://api.orchard.example/v1/current?city=Steyr
RUN curl --compressed --max-time 30 -H "If-None-Match: \"abc\"" https://api.orchard.example/v1/map
RUN curl -sSL https://get.tool.example/install.sh -o install.sh
RUN curl -X POST https://api.orchard.example/v1/alerts \
  -H “Content-Type: application/json” \
  -d ‘{“city”: “Steyr”, “above”: 30}’
RUN curl –fsS "https://api.orchard.example/v1/forecast?city=Steyr&days=3"
