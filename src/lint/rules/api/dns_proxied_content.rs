//! `dns-proxied-content`

use std::net::{Ipv4Addr, Ipv6Addr};

use crate::api::Rewrite;
use crate::json::{Kind, Value};
use crate::knowledge::networks;
use crate::lint::rules::expected::parts;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

use super::bodies;

pub(super) const RULE: Rule = Rule {
    name: "dns-proxied-content",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a proxied DNS record that points where no proxy gets",
    docs: r#"
Behind a proxied record stands a server that Cloudflare can reach: no private address, no address of Cloudflare's own. Records that others
look up to verify something (`_domainkey`, `_acme-challenge`) must show what they hold, so they cannot be proxied either.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "A", "name": "nas.acme.coop", "content": "192.168.1.20", "ttl": 1, "proxied": true}'
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "A", "name": "nas.acme.coop", "content": "192.168.1.20", "ttl": 1, "proxied": false}'
```

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "CNAME", "name": "k1._domainkey.acme.coop", "content": "dkim.acme.coop", "ttl": 1, "proxied": true}'
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "CNAME", "name": "k1._domainkey.acme.coop", "content": "dkim.acme.coop", "ttl": 1, "proxied": false}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, body) in bodies(on) {
        let records = parts(call, body).into_iter().filter(|part| part.template.contains("/dns_records"));
        for record in records.map(|part| part.object) {
            let Some(proxied) = record.get("proxied").filter(|value| value.kind == Kind::Bool(true)) else { continue };
            if record.get("private_routing").is_some() {
                continue;
            }
            let text = |name: &str| record.get(name).filter(|value| !body.is_unknown(value.span)).and_then(Value::text);
            let content = text("content").and_then(unreachable);
            let Some(why) = content.or_else(|| text("name").and_then(looked_up)) else { continue };
            let edit = Rewrite::of(on.subject.command).body(body, proxied.span, "false");
            let told = on.report(body.origin(proxied.span), "this record cannot well be proxied").why(why);
            match edit {
                Some(edit) => told.fix(Grade::Unsafe, "write `false`", &[edit]),
                None => told.advise("write `\"proxied\": false`"),
            };
        }
    }
}

/// Why no proxy gets to the address `content`.
fn unreachable(content: &str) -> Option<&'static str> {
    const PRIVATE: &str = "Cloudflare cannot reach a private address: 9003";
    if let Ok(address) = content.parse::<Ipv4Addr>() {
        let is_shared = address.octets()[0] == 100 && (64..128).contains(&address.octets()[1]);
        let is_private = address.is_private() || address.is_loopback() || address.is_link_local() || is_shared;
        let is_own = networks::is_own(address.into());
        return if is_private || address.is_unspecified() {
            Some(PRIVATE)
        } else {
            is_own.then_some("the address is Cloudflare's own, and the record has to name your server")
        };
    }
    let address = content.parse::<Ipv6Addr>().ok()?;
    let first = address.segments()[0];
    let is_private = address.is_loopback() || first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfe80;
    is_private.then_some(PRIVATE)
}

/// Why others must see what the record `name` holds.
fn looked_up(name: &str) -> Option<&'static str> {
    const LABELS: [&str; 3] = ["_domainkey", "_acme-challenge", "_dmarc"];
    let is_verifying = name.split('.').any(|label| LABELS.iter().any(|it| label.eq_ignore_ascii_case(it)));
    is_verifying.then_some("others look it up to verify something, and see the proxy in place of what it holds")
}
