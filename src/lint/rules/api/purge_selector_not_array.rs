//! `purge-selector-not-array`

use super::bodies;
use super::purge_selector_misspelt::meant;
use crate::api::Rewrite;
use crate::json::Kind;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "purge-selector-not-array",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "one value where a purge takes a list",
    docs: r#"
`files`, `tags`, `hosts` and `prefixes` take a list, even of one: 1014 `must be an array`.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"hosts": "www.acme.coop"}'
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"hosts": ["www.acme.coop"]}'
```

`null` is no list either, not even an empty one.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"files": null, "hosts": ["www.acme.coop"]}'
```
"#,
    check: Checks::Command(check),
};

const LISTS: [&str; 4] = ["files", "tags", "hosts", "prefixes"];

fn check(on: &mut Check<'_>) {
    for (call, body) in bodies(on) {
        let Some(root) = body.document.root.as_ref().filter(|_| call.family() == "purge") else { continue };
        for member in root.members() {
            let name = meant(&member.name).unwrap_or(&member.name);
            if LISTS.contains(&name) && member.value.kind == Kind::Null {
                on.report(body.origin(member.value.span), format!("`{name}` is `null`"))
                    .why("the API refuses a purge whose selector is `null`")
                    .level(Level::Warning)
                    .advise(format!("leave `{name}` out"));
            }
            let is_single = matches!(member.value.kind, Kind::String(_) | Kind::Object(_));
            if !LISTS.contains(&name) || !is_single {
                continue;
            }
            let rewrite = Rewrite::of(on.subject.command);
            let span = member.value.span;
            let open = rewrite.body(body, Span::at(span.start), "[");
            let close = rewrite.body(body, Span::at(span.end), "]");
            let told = on.report(body.origin(span), format!("`{name}` takes a list")).why("the API answers 1014");
            match open.zip(close) {
                Some((open, close)) => told.fix(Grade::Safe, "put it into a list", &[open, close]),
                None => told.advise("put it into brackets: `[…]`"),
            };
        }
    }
}
