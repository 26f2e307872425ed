//! `dns-proxied-type`

use super::bodies;
use crate::api::Rewrite;
use crate::json::{Kind, Value};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level, visible};

pub(super) const RULE: Rule = Rule {
    name: "dns-proxied-type",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a record that cannot be proxied",
    docs: r#"
Only `A`, `AAAA` and `CNAME` records can go through the proxy: 9004 `This record type cannot be proxied.`

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "TXT", "name": "a.acme.coop", "content": "x", "ttl": 1, "proxied": true}'
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "TXT", "name": "a.acme.coop", "content": "x", "ttl": 1, "proxied": false}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, body) in bodies(on) {
        let Some(root) = body.document.root.as_ref().filter(|_| call.family() == "dns") else { continue };
        let Some(value) = root.get("proxied").filter(|value| value.kind == Kind::Bool(true)) else { continue };
        let Some(kind) = root.get("type").and_then(Value::text) else { continue };
        let can = ["A", "AAAA", "CNAME"].iter().any(|name| name.eq_ignore_ascii_case(kind));
        if can || !kind.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            continue;
        }
        let edit = Rewrite::of(on.subject.command).body(body, value.span, "false");
        let told = on
            .report(body.origin(value.span), format!("a `{}` record cannot be proxied", visible(kind)))
            .why("the API answers 9004; only `A`, `AAAA` and `CNAME` can");
        match edit {
            Some(edit) => told.fix(Grade::Safe, "write `false`", &[edit]),
            None => told.advise("write `\"proxied\": false`"),
        };
    }
}
