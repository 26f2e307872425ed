//! `unknown-body-key`

use super::misfits;
use crate::api::{Fault, Rewrite, near};
use crate::json::Value;
use crate::knowledge::shape::{Demand, Object};
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level, visible};

pub(super) const RULE: Rule = Rule {
    name: "unknown-body-key",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a key in the body that the operation does not have",
    docs: r#"
The published schema of the operation has no such key. Mostly it is misspelt; then the API takes the request without it, or refuses it.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "A", "name": "a.acme.coop", "content": "192.0.2.1", "proxyed": true}'
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "A", "name": "a.acme.coop", "content": "192.0.2.1", "proxied": true}'
```

Without a near one this is a note: the API may know keys that are not published.
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, body, misfit) in misfits(on) {
        let Fault::Unknown(objects, holder) = &misfit.fault else { continue };
        let near = near(misfit.name, sendable(objects, holder));
        let rewrite = Rewrite::of(on.subject.command);
        let told = on
            .report(
                body.origin(misfit.span),
                format!("{} has no key `{}` here", whose::operation(call), visible(misfit.name)),
            )
            .why(format!("a key that {} does not know is passed over or refused", whose::api(call)));
        let Some(near) = near else {
            told.why(match call.api {
                Some(_) => format!("it is not in {}", whose::schema(call)),
                None => "it is in no published schema; some keys are not published".to_owned(),
            })
            .level(Level::Note);
            continue;
        };
        let title = format!("write `{}`", near.word);
        let grade = if near.is_spelling { Grade::Safe } else { Grade::Unsafe };
        let told = told.why(format!("did you mean `{}`?", near.word));
        match rewrite.body(body, misfit.span, &format!("\"{}\"", near.word)) {
            Some(edit) => told.fix(grade, title, &[edit]),
            None => told.advise(title),
        };
    }
}

/// The names that may still be sent in `holder`.
fn sendable<'a>(objects: &'a [Object<'static>], holder: &'a Value) -> impl Iterator<Item = &'static str> + use<'a> {
    let members = objects.iter().flat_map(|object| object.members());
    let open = members.filter(|member| member.demand != Demand::ReadOnly && holder.get(member.name).is_none());
    open.map(|member| member.name)
}
