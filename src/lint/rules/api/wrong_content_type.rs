//! `wrong-content-type`

use super::catalogued;
use crate::curl::{Header, HeaderOrigin};
use crate::json::Kind;
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, visible};

pub(super) const RULE: Rule = Rule {
    name: "wrong-content-type",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "JSON under another name",
    docs: r#"
The body is JSON, but its header says something else, and the API goes by the header: 9207, or `6003 > 6105`.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -H "Content-Type: text/json" -d '{"type": "TXT", "name": "a.acme.coop", "content": "x", "ttl": 1}'
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -H "Content-Type: application/json" -d '{"type": "TXT", "name": "a.acme.coop", "content": "x", "ttl": 1}'
```

A character set may follow.

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -H "Content-Type: application/json; charset=utf-8" -d '{"type": "TXT", "name": "a.acme.coop", "content": "x", "ttl": 1}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (request, call) in catalogued(on) {
        let root = call.body.as_ref().and_then(|body| body.document.root.as_ref());
        if call.api.is_some() && !call.operation.is_some_and(|operation| operation.takes_only_json()) {
            continue;
        }
        let types = call.operation.map_or_else(Vec::new, |operation| operation.json_types());
        let kind = types.first().copied().unwrap_or("application/json");
        if !root.is_some_and(|root| matches!(root.kind, Kind::Object(_) | Kind::Array(_))) {
            continue;
        }
        for header in request.headers.iter().filter(|header| is_wrong(header)) {
            let span = header.value.whole();
            on.report(span, format!("the body is JSON, but is called `{}`", visible(header.value.text())))
                .why(format!("{} goes by the header and does not look at the body", whose::api(call)))
                .fix(Grade::Safe, format!("call it `{}`", visible(kind)), &[Edit::new(span, kind)]);
        }
    }
}

fn is_wrong(header: &Header) -> bool {
    let is_given = matches!(header.origin, HeaderOrigin::Given(_));
    let is_type = header.name.known().is_some_and(|name| name.eq_ignore_ascii_case("content-type"));
    let Some(value) = header.value.known().filter(|_| is_given && is_type) else { return false };
    let kind = value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind != "application/json" && !kind.ends_with("+json") && !kind.is_empty()
}
