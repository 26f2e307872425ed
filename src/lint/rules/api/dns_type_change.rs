//! `dns-type-change`

use super::bodies;
use crate::json::{self, Value};
use crate::lint::{Check, Checks, Group, Rule};
use crate::mend::RestKind;
use crate::text::{Level, visible};

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

Where a reply above shows the record with another type, this is an error.

```text bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/c4a8e2f6b1d94c7e8a3f5d2b6e9c1a07 -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
{"result": {"id": "c4a8e2f6b1d94c7e8a3f5d2b6e9c1a07", "type": "A", "name": "www.acme.coop"}, "success": true, "errors": [], "messages": []}

curl -X PUT https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/c4a8e2f6b1d94c7e8a3f5d2b6e9c1a07 -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "CNAME", "name": "www.acme.coop", "content": "acme.coop", "ttl": 1}'
```
"#,
    check: Checks::Command(check),
};

/// Since when a record keeps its type.
const SINCE: &str = "2026-06-30";

fn check(on: &mut Check<'_>) {
    for (call, body) in bodies(on) {
        let method = call.operation.filter(|it| it.path.ends_with("/{dns_record_id}")).map_or("", |it| it.method);
        let value = body.document.root.as_ref().and_then(|root| root.get("type"));
        let value = value.filter(|value| !body.is_unknown(value.span));
        let Some((value, given)) = value.and_then(|value| Some((value, value.text()?))) else { continue };
        let shown = call.segments.last().and_then(|id| shown_type(on, id.value.known()?));
        let is_same = shown.as_ref().map(|shown| shown.eq_ignore_ascii_case(given));
        if is_same == Some(true) || method != "PATCH" && (method, is_same) != ("PUT", Some(false)) {
            continue;
        }
        let is_past = on.settings.today.is_empty() || on.settings.today.as_str() >= SINCE;
        let verb = if is_past { "has been fixed since" } else { "will be fixed from" };
        on.report(body.origin(value.span), format!("the type of a record {verb} {SINCE}"))
            .level(if is_past && shown.is_some() { Level::Error } else { Level::Note })
            .why(match shown {
                Some(shown) => format!("a reply above shows it as `{}`, and another one is refused", visible(&shown)),
                None => "another one than it has is refused".to_owned(),
            })
            .advise("leave `type` out; for another type, delete the record and make a new one");
    }
}

/// The type that a reply above shows of the record with this id.
fn shown_type(on: &Check<'_>, id: &str) -> Option<String> {
    let start = on.subject.command.span.start;
    let replies = on.report.rest.iter().filter(|it| it.kind == RestKind::Reply && it.span.end <= start);
    replies.rev().find_map(|reply| {
        let document = json::read_prefix(reply.span.of(on.source.text()));
        let result = document.root.as_ref()?.get("result")?;
        let records = [result].into_iter().chain(result.items());
        let record = records.into_iter().find(|record| record.get("id").and_then(Value::text) == Some(id));
        record?.get("type")?.text().map(str::to_owned)
    })
}
