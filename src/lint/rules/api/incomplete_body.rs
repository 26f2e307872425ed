//! `incomplete-body`

use super::{bodies, must_be_sent};
use crate::api::JsonBody;
use crate::json::{Kind, Value};
use crate::knowledge::needs::{self, Need};
use crate::knowledge::values;
use crate::lint::rules::expected::{holds, level, parts, walk};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "incomplete-body",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a body that lacks what its other members ask for",
    docs: r#"
What a body needs depends on what it says: an `A` record points to an address in `content`, an `MX` record has a `priority`, an `SRV` record
is an object in `data`.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "MX", "name": "acme.coop", "content": "mx.acme.coop", "ttl": 1}'
```

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "MX", "name": "acme.coop", "content": "mx.acme.coop", "priority": 10, "ttl": 1}'
```

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "SRV", "name": "_sip._tcp.acme.coop", "content": "1 1 5060 sip.acme.coop", "ttl": 1}'
```

`PUT` replaces all of a record, `PATCH` only what it names.

```sh bad
curl -X PUT https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/$DNS_RECORD_ID -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "A", "name": "www.acme.coop", "content": "192.0.2.1"}'
```

```sh good
curl -X PATCH https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/$DNS_RECORD_ID -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"content": "192.0.2.1"}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, body) in bodies(on) {
        for part in parts(call, body).iter().filter(|part| !is_open(body, part.object)) {
            let needs = needs::all().filter(|need| need.is_at(&part.template, part.method));
            let lacking: Vec<_> = needs.filter_map(|need| Some((missing(part.object, &need)?, need))).collect();
            let Some((_, worst)) = lacking.iter().rev().max_by_key(|(_, need)| level(need.level)) else { continue };
            let names: Vec<_> = lacking.iter().map(|(names, _)| names.as_str()).collect();
            let names = names.join(", ");
            let start = part.object.span.start;
            let brace = Span::new(start, part.object.span.end.min(start + 1));
            on.report(body.origin(brace), must_be_sent(&names))
                .why(worst.why)
                .level(level(worst.level))
                .advise(format!("add {names}"));
        }
    }
}

/// Whether the shell may add members to `object`.
fn is_open(body: &JsonBody, object: &Value) -> bool {
    let is_in_value = |unknown: Span| object.members().iter().any(|member| member.value.span.contains(unknown));
    body.unknown.iter().any(|unknown| unknown.overlaps(object.span) && !is_in_value(*unknown))
}

/// The members that `object` lacks, in words.
fn missing(object: &Value, need: &Need) -> Option<String> {
    let is_meant = if need.when.contains('=') { holds(object, need.when) } else { has(object, need.when) };
    if !is_meant || !matches!(object.kind, Kind::Object(_)) {
        return None;
    }
    let lacking = need.members().filter(|any| {
        // Where all of an object is missing, its members are no news.
        let is_inside = any.iter().all(|member| member.rsplit_once('.').is_none_or(|(outer, _)| has(object, outer)));
        is_inside && !any.iter().any(|member| has(object, member))
    });
    let names: Vec<_> = lacking.map(|any| format!("`{}`", any.join("` or `"))).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// Whether `object` has the member at `path`; it always has the empty one.
fn has(object: &Value, path: &'static str) -> bool {
    let mut found = Vec::new();
    walk(object, &values::steps(path), &mut found);
    path.is_empty() || !found.is_empty()
}
