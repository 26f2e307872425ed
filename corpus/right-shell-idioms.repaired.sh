curl -X POST https://api.example.com/v1/log -d "$(printf '{"a":"%s"}' "$X")"
curl -d '{"a":"'"$(date "+%F %T")"'","b":1}' https://api.example.com/v1/log
curl -d "{\"a\":\"$(date "+%F %T")\"}" -H "Content-Type: application/json" https://api.example.com/v1/log
curl -d name=John\ Doe -d city=New\ York https://api.example.com/v1/people
curl -s -d 'text=see \_this\_' https://api.example.com/bot/send
curl -i -XPOST 'http://localhost:8086/write?db=mydb' --data-binary 'cpu_load,host=server02 value=0.67
cpu_load,host=server02,region=us-west value=0.55 1422568543702900257
cpu_load,direction=in,host=server01,region=us-west value=2.0 1422568543702900257'
curl -s -XPOST localhost:9200/_bulk -H "Content-Type: application/x-ndjson" --data-binary '{"index":{"_index":"'"$IDX"'"}}
{"f":"'"$V"'"}
'
curl 'http://localhost:8123/' -d 'INSERT INTO t VALUES (1),
(2)'
