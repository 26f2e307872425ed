curl https://graph.attic.example/query -H "Content-Type: application/dql" -d '
{
  lamps(func: has(name)) {
    name
    room { name }
  }
}'
curl https://graph.attic.example/graphql -H 'Content-Type: application/graphql' -d '{ lamps(first: 3) { name room } }'
