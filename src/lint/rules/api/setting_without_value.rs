//! `setting-without-value`

use super::{bodies, zone_setting};
use crate::api::Rewrite;
use crate::json::{Kind, Value};
use crate::knowledge::settings::{self, Takes};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "setting-without-value",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a setting of a zone without `value`",
    docs: r#"
The path names the setting, and the body says `{"value": …}`, whatever the setting is called.

```sh bad
curl -X PATCH https://api.cloudflare.com/client/v4/zones/$ZONE_ID/settings/ssl -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"ssl": "full"}'
```
```sh good
curl -X PATCH https://api.cloudflare.com/client/v4/zones/$ZONE_ID/settings/ssl -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"value": "full"}'
```

```sh bad
curl -X PATCH https://api.cloudflare.com/client/v4/zones/$ZONE_ID/settings/always_use_https -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '"on"'
```
```sh good
curl -X PATCH https://api.cloudflare.com/client/v4/zones/$ZONE_ID/settings/always_use_https -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"value": "on"}'
```

```sh bad
curl -X PATCH https://api.cloudflare.com/client/v4/zones/$ZONE_ID/settings/development_mode -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"enabled": true}'
```

One has another word for it.

```sh good
curl -X PATCH https://api.cloudflare.com/client/v4/zones/$ZONE_ID/settings/ssl_recommender -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"enabled": true}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, body) in bodies(on) {
        let Some((setting, takes)) = zone_setting(call).and_then(|it| Some((it, settings::takes(it)?))) else {
            continue;
        };
        let Some(root) =
            body.document.root.as_ref().filter(|root| !body.is_unknown(root.span) || root.members().len() == 1)
        else {
            continue;
        };
        let key = if takes == Takes::Enabled { "enabled" } else { "value" };
        let is_literal = matches!(root.kind, Kind::Bool(_) | Kind::Number(_) | Kind::String(_));
        if root.get(key).is_some()
            || !is_literal && !matches!(root.kind, Kind::Object(_))
            || root.get("items").is_some()
        {
            continue;
        }
        let rewrite = Rewrite::of(on.subject.command);
        let edit = if is_literal {
            let written = root.span.of(body.text.text());
            rewrite.body(body, root.span, &format!("{{\"{key}\": {written}}}"))
        } else {
            named(root, setting).and_then(|name| rewrite.body(body, name, &format!("\"{key}\"")))
        };
        let told = on
            .report(body.origin(root.span), format!("the body has no `{key}` for `{setting}`"))
            .why("the path names the setting, and the body says only its value");
        match edit {
            Some(edit) => told.fix(Grade::Safe, format!("write `{{\"{key}\": …}}`"), &[edit]),
            None => told.advise(format!("write `{{\"{key}\": …}}`")),
        };
    }
}

/// Where the name of the only member of `root` stands, if that is the setting's.
fn named(root: &Value, setting: &str) -> Option<Span> {
    match root.members() {
        [member] if member.name == setting => Some(member.name_span),
        _ => None,
    }
}
