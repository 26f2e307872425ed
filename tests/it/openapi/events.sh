curl "https://events.example/api/events?since=2026-10-01T00:00:00Z" -H "X-Tenant: $TENANT"
curl "https://events.example/api/events?since=$SINCE" -H "x-tenant: a"
curl https://events.example/api/events --json '{"type": "a", "data": [1, {"b": null}], "at": "2026-10-01T00:00:00Z"}'
curl https://events.example/api/shapes --json '{"kind": "circle", "r": 1.5}'
curl https://events.example/api/shapes --json '{"kind": "box", "w": 1, "h": 2}'
curl https://events.example/api/odd --json '{"name": "a", "plan": "paid", "card": "4242", "x-note": "b", "pair": ["a", 1, true]}'
curl https://events.example/api/tree --json '{"name": "a", "children": [{"name": "b", "children": [{"name": "c"}]}]}'
curl https://events.example/api/closed --json '{"name": "a", "size": 1}'
