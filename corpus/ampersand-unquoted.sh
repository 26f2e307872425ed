curl -s "https://registry.mill.example/v2/grain?all=1&sort=rye"
