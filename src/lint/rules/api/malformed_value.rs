//! `malformed-value`

use crate::lint::rules::expected;
use crate::lint::{Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "malformed-value",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a value in the body that does not have the form the API takes",
    docs: r#"
Some texts must have a form that the type alone does not tell: a zone is named by its domain, a bucket by lower-case letters, an access
rule takes only some sizes of ranges.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"name": "https://acme.coop", "account": {"id": "'"$ACCOUNT_ID"'"}}'
```

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/firewall/access_rules/rules -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"mode": "block", "configuration": {"target": "ip_range", "value": "192.0.2.0/20"}}'
```

```sh bad
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/r2/buckets -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"name": "My_Bucket"}'
```

These have it.

```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"name": "acme.coop", "account": {"id": "'"$ACCOUNT_ID"'"}}'
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/firewall/access_rules/rules -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"mode": "block", "configuration": {"target": "ip_range", "value": "192.0.2.0/24"}}'
```
"#,
    check: Checks::Command(expected::tell),
};
