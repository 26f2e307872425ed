curl -XPUT 'https://search.example:9200/notes/_doc/1?pretty' -H 'Content-Type: application/json' -d'
{ "title": "x" }
'
curl --request PUT --url https://api.parcels.example/v3/notes --header 'content-type: application/json' --data '
{
  "name": "x",
  "list": [1, 2, 3]
}
'
