//! `dns-record-name`

use crate::lint::rules::expected;
use crate::lint::{Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "dns-record-name",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a name that no DNS record has",
    docs: r#"
A name is labels with dots between them, of 63 characters at most, or `@` for the zone itself. Schemes, paths and ports are parts of URLs;
the answer is 9000.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "A", "name": "https://www.acme.coop/", "content": "192.0.2.1", "ttl": 1}'
```

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "A", "name": "www.acme.coop", "content": "192.0.2.1", "ttl": 1}'
```

Under some endings that were free of charge, the API has refused changes since 2020; whether it still does is not published.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "A", "name": "www.acme.tk", "content": "192.0.2.1", "ttl": 1}'
```

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "TXT", "name": "_acme-challenge", "content": "abc", "ttl": 60}'
```
"#,
    check: Checks::Command(expected::tell),
};
