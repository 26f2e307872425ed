//! `dns-ttl-ignored`

use super::bodies;
use crate::json::{Kind, Value};
use crate::lint::rules::expected::parts;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "dns-ttl-ignored",
    group: Group::Api,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a `ttl` of a proxied DNS record, which does not count",
    docs: r#"
The addresses that answer for a proxied record are Cloudflare's, and so is the time they are kept: 300 seconds, whatever `ttl` says.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "A", "name": "www.acme.coop", "content": "192.0.2.1", "ttl": 3600, "proxied": true}'
```

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "A", "name": "www.acme.coop", "content": "192.0.2.1", "ttl": 1, "proxied": true}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, body) in bodies(on) {
        let records = parts(call, body).into_iter().filter(|part| part.template.contains("/dns_records"));
        for record in records.map(|part| part.object) {
            let is_proxied = record.get("proxied").map(|value| &value.kind) == Some(&Kind::Bool(true));
            let Some(ttl) = record.get("ttl").filter(|value| is_proxied && counts(value)) else { continue };
            on.report(body.origin(ttl.span), "`ttl` does not count for a proxied record")
                .why("its time to live is always automatic")
                .advise("write 1");
        }
    }
}

/// Whether `value` is a number of seconds that a record could have.
fn counts(value: &Value) -> bool {
    matches!(&value.kind, Kind::Number(digits) if digits.parse::<u32>().is_ok_and(|seconds| (30..=86400).contains(&seconds)))
}
