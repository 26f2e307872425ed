//! `form-part-missing`

use super::calls;
use crate::api::Call;
use crate::curl::{Body, Form, FormSource};
use crate::knowledge::catalogue::BodyKind;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "form-part-missing",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a form without the part that the API reads",
    docs: r#"
The API looks for a part by its name. A zone file is imported from one called `file`.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/import -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -F data=@zone.txt
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/import -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -F file=@zone.txt
```

Without `@` the name of a file is sent in place of what is in it.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/import -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -F file=zone.txt
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/import -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -F file=@zone.txt
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (request, call) in calls(on) {
        let Some(operation) = call.operation.filter(|it| it.body == BodyKind::Multipart) else { continue };
        let Body::Form(parts) = &request.body else { continue };
        for name in operation.required.split(',').filter(|name| !name.is_empty() && !name.contains('|')) {
            let is_open = parts.iter().any(|part| part.name.known().is_none());
            match parts.iter().find(|part| part.name.text() == name) {
                None if !is_open => missing(on, parts, name, level(call)),
                Some(part) if name == "file" => content(on, part),
                _ => {}
            }
        }
    }
}

/// What is known of imports is documented; of other forms only the schema tells.
fn level(call: &Call) -> Level {
    if call.is_under("/zones/{zone_id}/dns_records/import") { Level::Error } else { Level::Warning }
}

fn missing(on: &mut Check<'_>, parts: &[Form], name: &str, level: Level) {
    let Some(first) = parts.first() else { return };
    let told = on
        .report(first.span, format!("the form has no part `{name}`"))
        .level(level)
        .why("the API looks for it by its name");
    match parts {
        [part] if !part.name.text().is_empty() => {
            told.fix(Grade::Unsafe, format!("call it `{name}`"), &[Edit::new(part.name.whole(), name)]);
        }
        _ => drop(told.advise(format!("add `-F {name}=@FILE`"))),
    }
}

/// Tells of a name of a file in place of its content.
fn content(on: &mut Check<'_>, part: &Form) {
    let FormSource::Text(value) = &part.source else { return };
    let is_name =
        value.known().is_some_and(|text| text.len() < 256 && !text.contains(char::is_whitespace) && !text.is_empty());
    if is_name {
        let start = Span::at(value.whole().start);
        on.report(value.whole(), "the name of the file is sent, and not what is in it").level(Level::Warning).fix(
            Grade::Unsafe,
            "put `@` before it",
            &[Edit::new(start, "@")],
        );
    }
}
