FROM alpine:3
RUN apk add x \
 && curl -fsS "https://api.orchard.example/v1/forecast?city=Steyr&days=3" \
 && rm -rf /tmp/x
RUN apk add x \
 && curl -I -A 'Mozilla/5.0 (X11; Linux x86_64)' https://orchard.example/ \
 && rm -rf /tmp/x
RUN apk add x \
 && curl -sSL https://get.tool.example/install.sh -o install.sh \
 && rm -rf /tmp/x
RUN apk add x \
 && curl –s –H 'Accept: text/csv' 'https://api.orchard.example/v1/export?from=2026-01-01&to=2026-01-31' > january.csv \
 && rm -rf /tmp/x
