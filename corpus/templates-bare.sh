curl -sf http://localhost:{{ port }}/health
curl -sf "https://{{ host }}/v2/items" -H "X-Kind: {{ item.kind }}"
