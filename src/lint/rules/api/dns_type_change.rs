//! `dns-type-change`

use super::bodies;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "dns-type-change",
    group: Group::Api,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a change to a DNS record that names a type",
    docs: r#"
Since 2026-06-30 a record keeps its type. A `PATCH` that names the one it has changes nothing, and one that names another is refused: delete
the record and make a new one, or do both in a batch.

```sh bad
curl -X PATCH https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/$DNS_RECORD_ID -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "CNAME", "content": "acme.coop"}'
```

```sh good
curl -X PATCH https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/$DNS_RECORD_ID -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"content": "acme.coop"}'
```
"#,
    check: Checks::Command(check),
};

/// Since when a record keeps its type.
const SINCE: &str = "2026-06-30";

fn check(on: &mut Check<'_>) {
    for (call, body) in bodies(on) {
        let is_change =
            call.operation.is_some_and(|it| it.method == "PATCH" && it.path.ends_with("/dns_records/{dns_record_id}"));
        let Some(root) = body.document.root.as_ref().filter(|_| is_change) else { continue };
        let Some(value) = root.get("type").filter(|value| !body.is_unknown(value.span)) else { continue };
        let is_past = on.settings.today.is_empty() || on.settings.today.as_str() >= SINCE;
        let verb = if is_past { "has been fixed since" } else { "will be fixed from" };
        on.report(body.origin(value.span), format!("the type of a record {verb} {SINCE}"))
            .why("another one than it has is refused")
            .advise("leave `type` out; for another type, delete the record and make a new one");
    }
}
