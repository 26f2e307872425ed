@echo off
if exist token.txt (curl -fsS %API%/state) else (echo no token& exit /b 1)
curl -fsS %API%/items?size=5^&from=2 -o items.json
for %%i in (1 2 3) do (
  curl -fsS "%API%/items/%%i" || (echo failed & exit /b 1)
)
curl -fsS -d first=a^&last=b %API%/items -o added.json
curl -fsS -d first=a^%%^&last=b https://a.example/items -o added.json
