//! `dns-ttl-range`

use super::bodies;
use crate::api::Rewrite;
use crate::json::Kind;
use crate::lint::rules::expected::parts;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "dns-ttl-range",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a `ttl` that the API refuses",
    docs: r#"
`ttl` is 1, which means automatic, or 60 to 86400 seconds, as a number; on Enterprise plans from 30. Else the answer is 9021.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "TXT", "name": "a.acme.coop", "content": "x", "ttl": 604800}'
```

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "TXT", "name": "a.acme.coop", "content": "x", "ttl": "3600"}'
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "TXT", "name": "a.acme.coop", "content": "x", "ttl": 3600}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let bodies = bodies(on).into_iter().filter(|(call, _)| call.family() == "dns");
    for (body, part) in bodies.flat_map(|(call, body)| parts(call, body).into_iter().map(move |part| (body, part))) {
        let Some(value) = part.object.get("ttl") else { continue };
        let Some((message, level, right)) = judge(&value.kind).filter(|_| !body.is_unknown(value.span)) else {
            continue;
        };
        let edit = right.and_then(|right| Rewrite::of(on.subject.command).body(body, value.span, &right));
        let told = on.report(body.origin(value.span), message).why("the API answers 9021").level(level);
        match edit {
            Some(edit) => told.fix(Grade::Safe, format!("write `{}`", edit.text.clone()), &[edit]),
            None => told.advise("write 1 for automatic, or 60 to 86400"),
        };
    }
}

/// What is wrong with a `ttl`, how bad that is, and what it should be where that is plain.
fn judge(kind: &Kind) -> Option<(&'static str, Level, Option<String>)> {
    match kind {
        Kind::Number(digits) => match digits.parse::<i64>() {
            Ok(1 | 60..=86400) | Err(_) => None,
            Ok(0) => Some(("`ttl` is 0; automatic is 1", Level::Error, Some("1".to_owned()))),
            Ok(30..=59) => Some(("a `ttl` below 60 is for Enterprise plans only", Level::Warning, None)),
            Ok(_) => Some(("`ttl` is neither 1 nor 60 to 86400", Level::Error, None)),
        },
        Kind::String(text) if text.eq_ignore_ascii_case("auto") || text.eq_ignore_ascii_case("automatic") => {
            Some(("`ttl` is a text; automatic is 1", Level::Warning, Some("1".to_owned())))
        }
        Kind::String(text) if text.parse::<u32>().is_ok() => {
            Some(("`ttl` is a text in place of a number", Level::Warning, Some(text.clone())))
        }
        _ => None,
    }
}
