//! `unknown-form-field`

use super::catalogued;
use crate::api::{FieldMisfit, fields, file_field};
use crate::curl::{Body, Form, FormSource, Request};
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, Span, visible};

pub(super) const RULE: Rule = Rule {
    name: "unknown-form-field",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a field of a form that the operation does not have",
    docs: r#"
The published schema of the operation has no such field.

```sh bad
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/images/v1 -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -F file=@logo.png -F requireSignedURL=true
```
```sh good
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/images/v1 -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -F file=@logo.png -F requireSignedURLs=true
```

A file under another name is meant for the field that takes one.

```sh bad
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/images/v1 -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -F img=@logo.png
```
```sh good
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/images/v1 -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -F file=@logo.png
```

Without a near one this is a note: the API may know fields that are not published.
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (request, call) in catalogued(on) {
        for misfit in fields(request, call) {
            let FieldMisfit::Unknown(name, span, meant) = misfit else { continue };
            let file = || call.operation.and_then(file_field).filter(|file| holds_file(request, span, file));
            let near = meant.or_else(|| file().map(str::to_owned));
            let told = on.report(span, format!("{} has no field `{}`", whose::operation(call), visible(&name)));
            match near {
                Some(near) => told.why(format!("did you mean `{near}`?")).fix(
                    Grade::Unsafe,
                    format!("write `{near}`"),
                    &[Edit::new(span, &near)],
                ),
                None if call.api.is_some() => {
                    told.why(format!("it is not in {}", whose::schema(call))).level(Level::Note)
                }
                None => told.why("it is in no published schema; some fields are not published").level(Level::Note),
            };
        }
    }
}

/// Whether the part named at `name` is a file, and nothing is sent as `field`, which takes one.
fn holds_file(request: &Request, name: Span, field: &str) -> bool {
    let Body::Form(parts) = &request.body else { return false };
    let is_file = |part: &Form| matches!(part.source, FormSource::Files(_)) && part.name.whole() == name;
    parts.iter().any(is_file) && parts.iter().all(|part| part.name.text() != field)
}
