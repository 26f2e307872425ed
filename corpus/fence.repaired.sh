curl -s "https://registry.mill.example/v2/grain"
curl -X POST https://registry.mill.example/v2/grain -d sort=oat
