//! `unknown-form-field`

use super::catalogued;
use crate::api::{FieldMisfit, fields, near};
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, visible};

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

Without a near one this is a note: the API may know fields that are not published.
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (request, call) in catalogued(on) {
        for misfit in fields(request, call) {
            let FieldMisfit::Unknown(name, span, known) = misfit else { continue };
            let near = near(&name, known.members().map(|member| member.name));
            let told = on.report(span, format!("{} has no field `{}`", whose::operation(call), visible(&name)));
            match near {
                Some(near) => told.why(format!("did you mean `{}`?", near.word)).fix(
                    Grade::Unsafe,
                    format!("write `{}`", near.word),
                    &[Edit::new(span, near.word)],
                ),
                None if call.api.is_some() => {
                    told.why(format!("it is not in {}", whose::schema(call))).level(Level::Note)
                }
                None => told.why("it is in no published schema; some fields are not published").level(Level::Note),
            };
        }
    }
}
