t0: ## it’s
	@curl https://api.orchard.example/v1/current?city=Steyr
t1: ## it’s
	@curl -N https://api.orchard.example/v1/stream
t2: ## it’s
	@curl -fsS "https://api.orchard.example/v1/forecast?city=Steyr&days=3"
t3: ## it’s
	@curl --resolve orchard.test:443:127.0.0.1 https://orchard.test/ping
