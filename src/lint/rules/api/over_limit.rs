//! `over-limit`

use crate::lint::rules::expected;
use crate::lint::{Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "over-limit",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "more in the body than the API takes",
    docs: r#"
Lists and texts have an end: a purge takes 100 hosts, tags or prefixes (since April 2025 on every plan), a certificate 100 names, the
expression of a rule 4096 characters, a comment on a record 500.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"prefixes": ["www.acme.coop/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z/1/2/3/4/5/6"]}'
```

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"prefixes": ["www.acme.coop/a/b/c"]}'
```
"#,
    check: Checks::Command(expected::tell),
};
