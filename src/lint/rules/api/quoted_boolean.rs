//! `quoted-boolean`

use super::bodies;
use crate::api::Rewrite;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "quoted-boolean",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "`\"true\"` where the API wants `true`",
    docs: r#"
`true` and `false` are words of JSON and stand without quotes. With them they are texts.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "A", "name": "a.acme.coop", "content": "192.0.2.1", "ttl": 1, "proxied": "true"}'
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "A", "name": "a.acme.coop", "content": "192.0.2.1", "ttl": 1, "proxied": true}'
```
"#,
    check: Checks::Command(check),
};

/// Members that are booleans wherever they occur.
const NAMES: [&str; 2] = ["proxied", "paused"];

fn check(on: &mut Check<'_>) {
    for (_, body) in bodies(on) {
        let members = body.document.root.as_ref().map_or(&[][..], |root| root.members());
        for member in members.iter().filter(|member| NAMES.contains(&member.name.as_str())) {
            let Some(word @ ("true" | "false")) = member.value.text() else { continue };
            let span = member.value.span;
            let edit = Rewrite::of(on.subject.command).body(body, span, word);
            let told = on
                .report(body.origin(span), format!("`{}` is a text in place of a boolean", member.name))
                .why("in quotes it is a text, which the API refuses here");
            match edit {
                Some(edit) => told.fix(Grade::Safe, format!("write `{word}` without quotes"), &[edit]),
                None => told.advise(format!("write `{word}` without quotes")),
            };
        }
    }
}
