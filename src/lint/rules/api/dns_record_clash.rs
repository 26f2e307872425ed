//! `dns-record-clash`

use crate::api::{Call, JsonBody};
use crate::json::Value;
use crate::lint::rules::expected::parts;
use crate::lint::{Checks, Group, Rule, TextCheck};
use crate::text::{Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "dns-record-clash",
    group: Group::Api,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "records of one name that exclude each other",
    docs: r#"
`CNAME`, `NS` and addresses cannot share a name: the answer to the second is 81053, 81054 or 81056. The first may be gone by then, so this is
a note.

```text bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "A", "name": "www.acme.coop", "content": "192.0.2.1"}'
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "CNAME", "name": "www.acme.coop", "content": "acme.coop"}'
```

The zone's own name servers are Cloudflare's, whatever `NS` stands at its apex, unless several providers are to serve it.

```text bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "NS", "name": "@", "content": "ns1.acme.coop"}'
```

Addresses of both kinds can share a name.

```text good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "A", "name": "www.acme.coop", "content": "192.0.2.1"}'
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "AAAA", "name": "www.acme.coop", "content": "2001:db8::1"}'
```
"#,
    check: Checks::Text(check),
};

/// A record that is to be made.
struct Record<'a> {
    zone: &'a str,
    name: &'a str,
    kind: &'static str,
    command: usize,
    /// Where its type stands in the text as given.
    span: Span,
}

fn check(on: &mut TextCheck<'_>) {
    let report = on.report;
    let mut known: Vec<Record<'_>> = Vec::new();
    for (index, calls) in report.calls.iter().enumerate() {
        let to_given = |span| report.commands[index].text.span(span);
        let bodies = calls.iter().flatten().filter_map(|call| Some((call, call.body.as_ref()?)));
        for made in bodies.flat_map(|(call, body)| records(call, body, index)) {
            let is_same = |it: &&Record<'_>| it.zone == made.zone && it.name.eq_ignore_ascii_case(made.name);
            let clashes = |it: &&Record<'_>| it.kind != made.kind || made.kind == "`CNAME`";
            if let Some(other) = known.iter().filter(is_same).find(clashes) {
                on.report(to_given(made.span), format!("{} stands at this name already", other.kind))
                    .why("`CNAME`, `NS` and addresses cannot share a name: 81053, 81054, 81056")
                    .command(made.command)
                    .advise("delete the one, or name the other differently");
            }
            if made.kind == "`NS`" && made.name == "@" {
                on.report(to_given(made.span), "`NS` stands at the apex of the zone")
                    .why("the zone's own name servers are Cloudflare's; others count only with `multi_provider` in its `dns_settings`")
                    .command(made.command)
                    .advise("to hand a part of the zone to another server, name that part");
            }
            known.push(made);
        }
    }
}

/// The records that `body` makes, of kinds that exclude others.
fn records<'a>(call: &'a Call, body: &'a JsonBody, command: usize) -> Vec<Record<'a>> {
    let zone = call.segments.get(1).map_or("", |segment| segment.value.text());
    let made = |object: &'a Value| {
        let kind = object.get("type")?;
        let name = object.get("name").filter(|name| !body.is_unknown(name.span))?.text()?;
        Some(Record { zone, name, kind: kind_of(kind.text()?)?, command, span: body.origin(kind.span) })
    };
    let parts = parts(call, body);
    let posts = parts.iter().filter(|part| part.method == "POST" && part.template.ends_with("/dns_records"));
    posts.filter_map(|part| made(part.object)).collect()
}

fn kind_of(kind: &str) -> Option<&'static str> {
    match kind.to_ascii_uppercase().as_str() {
        "A" | "AAAA" => Some("an address"),
        "CNAME" => Some("`CNAME`"),
        "NS" => Some("`NS`"),
        _ => None,
    }
}
