//! `file-name-sent`

use super::calls;
use crate::api::{Call, file_field, file_fields};
use crate::curl::{Body, Chunk, Form, FormSource};
use crate::knowledge::catalogue::BodyKind;
use crate::knowledge::placeholders::classify;
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::Value;
use crate::text::{Edit, Grade, Level, Span, visible};

pub(super) const RULE: Rule = Rule {
    name: "file-name-sent",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "the name of a file in place of what is in it",
    docs: r#"
Without `@` the name of a file is sent in place of its content.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/import -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -F file=zone.txt
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/import -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -F file=@zone.txt
```

```sh bad
curl -X PUT https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/workers/scripts/hello -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -H "Content-Type: application/javascript" --data-binary worker.js
```
```sh good
curl -X PUT https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/workers/scripts/hello -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -H "Content-Type: application/javascript" --data-binary @worker.js
```
"#,
    check: Checks::Command(check),
};

/// Longer values are no names of files.
const LONGEST: usize = 255;

fn check(on: &mut Check<'_>) {
    tell_own(on);
    for (request, call) in calls(on) {
        match &request.body {
            Body::Form(parts) => form(on, call, parts),
            Body::Data(chunks) if is_upload(call) => {
                if let [Chunk::Text(value)] = chunks.as_slice()
                    && value.known().is_some_and(is_file_name)
                {
                    tell(on, value);
                }
            }
            _ => {}
        }
    }
}

fn form(on: &mut Check<'_>, call: &Call, parts: &[Form]) {
    let must = call.operation.is_some_and(|it| it.required_fields().contains(&"file"));
    let field = call.operation.and_then(file_field);
    for part in parts {
        let FormSource::Text(value) = &part.source else { continue };
        let (name, text) = (part.name.text(), value.known().unwrap_or_default());
        let is_plain = !text.is_empty() && text.len() <= LONGEST && !text.contains(char::is_whitespace);
        if must && name == "file" && is_plain || field == Some(name) && is_file_name(text) {
            tell(on, value);
        }
    }
}

/// The same of APIs of the settings, whose documents say which fields are files.
fn tell_own(on: &mut Check<'_>) {
    for (request, call) in on.subject.own_calls() {
        let Body::Form(parts) = &request.body else { continue };
        let files = call.operation.map_or_else(Vec::new, file_fields);
        for part in parts.iter().filter(|part| files.contains(&part.name.text()) && part.file_name.is_none()) {
            let FormSource::Text(value) = &part.source else { continue };
            let Some(text) = value.known().filter(|text| !text.is_empty() && classify(text).is_none()) else {
                continue;
            };
            if is_file_name(text) {
                tell(on, value);
                continue;
            }
            let name = visible(part.name.text());
            on.report(value.whole(), format!("`{name}` takes a file, and this is a text"))
                .why(format!("{} has it as `binary`", whose::schema(call)))
                .advise(format!("send a file as `-F {name}=@FILE`"));
        }
    }
}

/// Whether the body is the content of a file, and not a value that anybody may have typed.
fn is_upload(call: &Call) -> bool {
    let is_typed = || matches!(call.family(), "kv" | "r2") || call.template().ends_with("/sql");
    call.operation.is_some_and(|it| it.body == BodyKind::Raw) && !is_typed()
}

/// Whether `text` reads as the name of a file with an ending: `worker.js`, `./img/logo.png`.
fn is_file_name(text: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || "._-/~+".contains(c);
    let (stem, ending) = text.rsplit_once('.').unwrap_or_default();
    let is_ending = (1..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    text.len() <= LONGEST && text.chars().all(is_name) && !stem.is_empty() && is_ending
}

fn tell(on: &mut Check<'_>, value: &Value) {
    let start = Edit::new(Span::at(value.whole().start), "@");
    on.report(value.whole(), "the name of the file is sent, and not what is in it")
        .why("curl reads a file only behind `@`")
        .fix(Grade::Unsafe, "put `@` before it", &[start]);
}
