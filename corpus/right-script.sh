DEPOT=4
curl -sS "https://api.parcels.example/v3/depots/$DEPOT"
curl -sS -X PUT "https://api.parcels.example/v3/depots/$DEPOT/notice" -H 'Content-Type: text/plain' --data-binary @- <<'NOTICE'
Closed on Monday – “no exceptions”.
  Ring twice.
NOTICE
curl -sS "https://api.parcels.example/v3/depots/${DEPOT}/notice"
