//! `setting-not-on-or-off`

use super::{bodies, zone_setting};
use crate::api::Rewrite;
use crate::json::Kind;
use crate::knowledge::settings::{self, Takes};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "setting-not-on-or-off",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a setting of a zone that takes `\"on\"` or `\"off\"` and gets something else",
    docs: r#"
Most switches of a zone take the texts `"on"` and `"off"`, not `true` and `false`.

```sh bad
curl -X PATCH https://api.cloudflare.com/client/v4/zones/$ZONE_ID/settings/always_use_https -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"value": true}'
```
```sh good
curl -X PATCH https://api.cloudflare.com/client/v4/zones/$ZONE_ID/settings/always_use_https -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"value": "on"}'
```

Others have values of their own.

```sh good
curl -X PATCH https://api.cloudflare.com/client/v4/zones/$ZONE_ID/settings/ssl -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"value": "strict"}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, body) in bodies(on) {
        let Some(setting) = zone_setting(call).filter(|it| settings::takes(it) == Some(Takes::Switch)) else {
            continue;
        };
        let value = body.document.root.as_ref().and_then(|root| root.get("value"));
        let Some(value) = value.filter(|value| !body.is_unknown(value.span)) else { continue };
        let Some(right) = meant(&value.kind) else { continue };
        let edit = Rewrite::of(on.subject.command).body(body, value.span, &format!("\"{right}\""));
        let told = on
            .report(body.origin(value.span), format!("`{setting}` takes `\"on\"` or `\"off\"`"))
            .why("the API refuses other values: 1007");
        match edit {
            Some(edit) => told.fix(Grade::Safe, format!("write `\"{right}\"`"), &[edit]),
            None => told.advise(format!("write `\"{right}\"`")),
        };
    }
}

/// What another value was to say; `None` where it is right, or says nothing.
fn meant(kind: &Kind) -> Option<&'static str> {
    let word = match kind {
        Kind::Bool(true) => return Some("on"),
        Kind::Bool(false) => return Some("off"),
        Kind::Number(digits) => digits.clone(),
        Kind::String(text) if text == "on" || text == "off" => return None,
        Kind::String(text) | Kind::Bare(text) => text.to_ascii_lowercase(),
        _ => return None,
    };
    match word.as_str() {
        "1" | "true" | "on" | "enabled" | "yes" => Some("on"),
        "0" | "false" | "off" | "disabled" | "no" => Some("off"),
        _ => None,
    }
}
