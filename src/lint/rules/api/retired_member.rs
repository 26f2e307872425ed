//! `retired-member`

use std::collections::HashSet;

use super::bodies;
use crate::json::Value;
use crate::knowledge::retired::{self, Retired};
use crate::knowledge::values;
use crate::lint::rules::expected::{holds, level, parts, walk};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "retired-member",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a member of the body that has ended, or will",
    docs: r#"
Members of bodies end as operations do. Some are refused then, others only do nothing any more.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"name": "acme.coop", "jump_start": true, "account": {"id": "'"$ACCOUNT_ID"'"}}'
```

The parts of an `SRV` record's name moved into `name` in 2024.

```sh bad 3
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "SRV", "name": "acme.coop", "data": {"service": "_sip", "proto": "_tcp", "name": "acme.coop", "priority": 1, "weight": 1, "port": 5060, "target": "sip.acme.coop"}}'
```

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "NAPTR", "name": "acme.coop", "data": {"order": 100, "preference": 10, "flags": "U", "service": "E2U+sip", "regex": "", "replacement": "sip.acme.coop"}}'
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "SRV", "name": "_sip._tcp.acme.coop", "data": {"priority": 1, "weight": 1, "port": 5060, "target": "sip.acme.coop"}}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let mut told = HashSet::new();
    for (call, body) in bodies(on) {
        for part in parts(call, body) {
            let segments: Vec<_> = part.template.split('/').skip(1).collect();
            let is_meant = |row: &Retired| !row.member.is_empty() && holds(part.object, row.when);
            let rows: Vec<_> = retired::at(&segments, part.method).filter(is_meant).collect();
            for row in rows {
                let mut found: Vec<&Value> = Vec::new();
                walk(part.object, &values::steps(row.member), &mut found);
                let Some(value) = found.first().filter(|value| told.insert(value.span)) else { continue };
                let name = row.member.rsplit('.').next().unwrap_or_default();
                let ended = row.has_ended(&on.settings.today);
                let message = match (row.end, ended) {
                    ("", _) => format!("`{name}` is no longer a part of this body"),
                    (_, true) => format!("`{name}` was announced to end {}", row.date()),
                    (_, false) => format!("`{name}` is announced to end {}", row.date()),
                };
                let before = if row.after == "note" { Level::Note } else { Level::Warning };
                let how_bad = if ended || row.end.is_empty() { level(row.after) } else { before };
                let finding = on.report(body.origin(value.span), message).level(how_bad);
                if row.instead.is_empty() {
                    finding.why("nothing takes its place").advise("leave it out");
                } else {
                    finding.why(format!("replaced by {}", row.instead)).advise(format!("use {}", row.instead));
                }
            }
        }
    }
}
