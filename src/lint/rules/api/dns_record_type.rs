//! `dns-record-type`

use super::bodies;
use crate::api::Rewrite;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level, visible};

pub(super) const RULE: Rule = Rule {
    name: "dns-record-type",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a type of DNS records that the API does not have",
    docs: r#"
`SPF` went long ago: its text is a `TXT` record. Others are misspelt.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "SPF", "name": "acme.coop", "content": "v=spf1 -all", "ttl": 1}'
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "TXT", "name": "acme.coop", "content": "v=spf1 -all", "ttl": 1}'
```
"#,
    check: Checks::Command(check),
};

const TYPES: &[&str] = &[
    "A",
    "AAAA",
    "CAA",
    "CERT",
    "CNAME",
    "DNSKEY",
    "DS",
    "HTTPS",
    "LOC",
    "MX",
    "NAPTR",
    "NS",
    "OPENPGPKEY",
    "PTR",
    "SMIMEA",
    "SRV",
    "SSHFP",
    "SVCB",
    "TLSA",
    "TXT",
    "URI",
];

fn check(on: &mut Check<'_>) {
    for (call, body) in bodies(on) {
        let root = body.document.root.as_ref().filter(|_| call.family() == "dns");
        let Some(value) = root.and_then(|root| root.get("type")) else { continue };
        let Some(text) = value.text().filter(|_| !body.is_unknown(value.span)) else { continue };
        let upper = text.to_ascii_uppercase();
        if TYPES.contains(&text) || text.contains(|c: char| !c.is_ascii_alphanumeric()) {
            continue;
        }
        let right = if upper == "SPF" { Some("TXT") } else { TYPES.iter().copied().find(|name| *name == upper) };
        let edit =
            right.and_then(|right| Rewrite::of(on.subject.command).body(body, value.span, &format!("\"{right}\"")));
        let level = if TYPES.contains(&upper.as_str()) { Level::Warning } else { Level::Error };
        let told = on
            .report(body.origin(value.span), format!("there is no record type `{}`", visible(text)))
            .why("the API answers 9002")
            .level(level);
        match (right, edit) {
            (Some(right), Some(edit)) => told.fix(Grade::Safe, format!("write `{right}`"), &[edit]),
            _ => told.advise(format!("use one of {}", TYPES.join(", "))),
        };
    }
}
