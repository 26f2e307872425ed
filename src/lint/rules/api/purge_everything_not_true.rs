//! `purge-everything-not-true`

use super::bodies;
use crate::api::Rewrite;
use crate::json::Kind;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "purge-everything-not-true",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "`purge_everything` with another value than `true`",
    docs: r#"
The only value is the JSON word `true`, without quotes: 1013 `'purge_everything' must be true`.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"purge_everything": "true"}'
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"purge_everything": true}'
```

What `false` was to mean cannot be told.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"purge_everything": false}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, body) in bodies(on) {
        let Some(root) = body.document.root.as_ref().filter(|_| call.family() == "purge") else { continue };
        let Some(value) = root.get("purge_everything").filter(|value| !body.is_unknown(value.span)) else { continue };
        let is_meant = match &value.kind {
            Kind::Bool(true) => continue,
            Kind::String(text) => matches!(text.to_ascii_lowercase().as_str(), "true" | "yes" | "1" | "on"),
            Kind::Number(digits) => digits == "1",
            Kind::Bare(word) => word.eq_ignore_ascii_case("true"),
            _ => false,
        };
        let edit = Rewrite::of(on.subject.command).body(body, value.span, "true").filter(|_| is_meant);
        let told = on.report(body.origin(value.span), "`purge_everything` is not `true`").why("the API answers 1013");
        match edit {
            Some(edit) => told.fix(Grade::Safe, "write `true`", &[edit]),
            None => told.advise("write `true`, or name what is to go in `files`, `tags`, `hosts` or `prefixes`"),
        };
    }
}
