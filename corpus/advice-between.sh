curl -X PATCH "https://api.cloudflare.com/client/v4/zones/a9827fc3086045dcde0ed356b366518d/settings/development_mode" -H "Authorization: Bearer cfut_ZFhDXXZWjbVV119BPy2dStCRlqLT2h1s5m0uwP7R3ab160c1" -H "Content-Type: application/json" --data '{"value":"on"}'
curl -s "https://api.cloudflare.com/client/v4/zones/a9827fc3086045dcde0ed356b366518d/settings/development_mode" \
  -H "Authorization: Bearer cfut_ZFhDXXZWjbVV119BPy2dStCRlqLT2h1s5m0uwP7R3ab160c1"
curl -sS -o /dev/null -X PATCH "https://api.cloudflare.com/client/v4/zones/a9827fc3086045dcde0ed356b366518d/settings/development_mode" -H "Authorization: Bearer cfut_ZFhDXXZWjbVV119BPy2dStCRlqLT2h1s5m0uwP7R3ab160c1" -H "Content-Type: application/json" --data '{"value":"off"}'
