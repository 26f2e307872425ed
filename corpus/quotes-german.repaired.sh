curl -u "messwart:kVw3-nebel-19" -H "Accept: application/json" --data-urlencode 'filter=ort = "Kiel"' -G "https://pegel.hafen.example/api/werte"
