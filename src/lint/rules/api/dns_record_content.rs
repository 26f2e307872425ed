//! `dns-record-content`

use super::bodies;
use crate::api::JsonBody;
use crate::json::{Kind, Value};
use crate::knowledge::networks;
use crate::knowledge::placeholders::classify;
use crate::lint::rules::expected::parts;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;
use std::net::{Ipv4Addr, Ipv6Addr};

pub(super) const RULE: Rule = Rule {
    name: "dns-record-content",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "content that does not fit the type of the record",
    docs: r#"
An `A` record points to an IPv4 address (else 9005), an `AAAA` record to an IPv6 address (9006), a `CNAME` to a name (9007), an `MX` to
a name with the number in `priority` (9009).

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "A", "name": "www.acme.coop", "content": "acme.coop", "ttl": 1}'
```

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "CNAME", "name": "www.acme.coop", "content": "192.0.2.1", "ttl": 1}'
```

A record of an address of Cloudflare's goes round in a circle.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "A", "name": "www.acme.coop", "content": "104.16.132.229", "ttl": 1}'
```

Each to its own.

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "A", "name": "www.acme.coop", "content": "192.0.2.1", "ttl": 1}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, body) in bodies(on) {
        for part in parts(call, body).into_iter().filter(|_| call.family() == "dns") {
            tell(on, body, part.object);
        }
    }
}

fn tell(on: &mut Check<'_>, body: &JsonBody, record: &Value) {
    let Some(content) = record.get("content").filter(|it| !body.is_unknown(it.span)) else { return };
    let kind = record.get("type").and_then(Value::text).unwrap_or_default().to_ascii_uppercase();
    let Some(text) = content.text().filter(|text| !text.starts_with('$') && classify(text).is_none()) else { return };
    let name = record.get("name").and_then(Value::text).unwrap_or_default();
    let is_itself = kind == "CNAME" && text.contains('.') && text.eq_ignore_ascii_case(name.trim_end_matches('.'));
    let itself = is_itself.then_some("a `CNAME` record cannot point to itself: 9039");
    if let Some(message) = misfit(&kind, text).or(itself) {
        // Of `MX` it was only reported.
        let level = if kind == "MX" { Level::Warning } else { Level::Error };
        on.report(body.origin(content.span), message)
            .level(level)
            .why("the API refuses content that does not fit the type")
            .advise("change the content, or the type");
        return;
    }
    let is_proxied = record.get("proxied").is_some_and(|it| it.kind == Kind::Bool(true));
    if !is_proxied && is_own(&kind, text) {
        on.report(body.origin(content.span), "this address is Cloudflare's own")
            .level(Level::Warning)
            .why("a record names your server, and the proxy in front of it is no part of the record")
            .advise("put the address of your server there");
    }
}

/// Whether a record of this kind points to the proxy itself.
fn is_own(kind: &str, text: &str) -> bool {
    matches!(kind, "A" | "AAAA") && text.parse().is_ok_and(networks::is_own)
}

fn misfit(kind: &str, text: &str) -> Option<&'static str> {
    let is_v4 = text.parse::<Ipv4Addr>().is_ok();
    let is_v6 = text.parse::<Ipv6Addr>().is_ok();
    let is_url = text.contains("://");
    match kind {
        "A" if is_v6 => Some("an `A` record takes an IPv4 address; this is an IPv6 one, for `AAAA`"),
        "A" if !is_v4 => Some("an `A` record takes an IPv4 address"),
        "AAAA" if is_v4 => Some("an `AAAA` record takes an IPv6 address; this is an IPv4 one, for `A`"),
        "AAAA" if !is_v6 => Some("an `AAAA` record takes an IPv6 address"),
        "CNAME" if is_v4 || is_v6 => Some("a `CNAME` record points to a name; an address wants `A` or `AAAA`"),
        "CNAME" | "MX" | "NS" if is_url => Some("a name belongs here, not a URL"),
        "CNAME" | "MX" | "NS" if text.contains('/') => Some("a name belongs here, without a path"),
        "MX" if is_v4 || is_v6 => Some("an `MX` record points to a name, not to an address"),
        "MX" if text.split_once(' ').is_some_and(|(number, _)| number.parse::<u16>().is_ok()) => {
            Some("the number of an `MX` record goes into `priority`")
        }
        _ => None,
    }
}
