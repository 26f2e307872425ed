//! `purge-entry`

use crate::lint::rules::expected;
use crate::lint::{Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "purge-entry",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "an entry of a purge that stands for nothing in the cache",
    docs: r#"
`hosts` are bare names, `prefixes` a host and a path without query and fragment, `tags` printable ASCII without blanks, and `files` whole
URLs. `*` stands for nothing else in any of them.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"files": ["https://www.acme.coop/img/*"]}'
```

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"prefixes": ["/img/"]}'
```

```sh bad 2
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"hosts": ["*.acme.coop", "acme"]}'
```

A prefix takes what a star was to say.

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"prefixes": ["www.acme.coop/img/"]}'
```
"#,
    check: Checks::Command(expected::tell),
};
