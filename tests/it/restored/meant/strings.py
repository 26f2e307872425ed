import os

# 0: it's
SCRIPT0 = r'''
curl -I -A 'Mozilla/5.0 (X11; Linux x86_64)' https://orchard.example/
'''
# 1: it's
SCRIPT1 = r'''
curl -b cookies.txt -c cookies.txt -d 'user=me&lang=de' https://orchard.example/login
'''
# 2: it's
SCRIPT2 = r'''
sudo curl -fsSL https://apt.tool.example/key.asc -o /usr/share/keyrings/tool.asc
'''
# 3: it's
SCRIPT3 = r'''
curl -X POST https://api.orchard.example/v1/alerts \
  -H "Content-Type: application/json" \
  -d '{"city": "Steyr", "above": 30}'
'''
# 4: it's
SCRIPT4 = r'''
curl https://api.orchard.example/v1/current?city=Steyr
'''
