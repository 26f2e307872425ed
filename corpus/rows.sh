curl -i -XPOST "http://localhost:8086/write?db=metrics" --data-binary 'cpu_load,host=server01,region=eu-west value=0.64 1434055562000000000
cpu_load,host=server02,region=eu-west value=0.55 1434055562000000000
cpu_load,host=server03,region=eu-west value=2.00 1434055562000000000'
curl -X POST https://warehouse.example.com/sql --data-binary "SELECT host, mean(value) AS load FROM cpu_load
WHERE region = 'eu-west'
GROUP BY host"
