//! `retired-member`

use super::bodies;
use crate::lint::rules::ended::ended;
use crate::lint::rules::expected::level;
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
    for (call, body) in bodies(on) {
        for (member, row) in ended(call, body) {
            let name = &member.name;
            let has_ended = row.has_ended(&on.settings.today);
            let message = match (row.end, has_ended) {
                ("", _) => format!("`{name}` is no longer a part of this body"),
                (_, true) => format!("`{name}` was announced to end {}", row.date()),
                (_, false) => format!("`{name}` is announced to end {}", row.date()),
            };
            let before = if row.after == "note" { Level::Note } else { Level::Warning };
            let how_bad = if has_ended || row.end.is_empty() { level(row.after) } else { before };
            let finding = on.report(body.origin(member.name_span), message).level(how_bad);
            if row.instead.is_empty() {
                finding.why("nothing takes its place").advise("leave it out");
            } else {
                finding.why(format!("replaced by {}", row.instead)).advise(format!("use {}", row.instead));
            }
        }
    }
}
