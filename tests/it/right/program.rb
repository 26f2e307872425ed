system("curl -fsS -H 'Accept: text/csv' #{url}/items")
out = `curl -fsS #{url}`
sh <<~SH
  curl -fsS -X POST \\
    -d '{"a": 1}' \\
    #{url}/items
SH
