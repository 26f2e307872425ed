//! `unknown-query-parameter`

use super::parameters;
use crate::api::{Near, ParameterMisfit, near};
use crate::knowledge::mistaken;
use crate::knowledge::shape::Object;
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, visible};

pub(super) const RULE: Rule = Rule {
    name: "unknown-query-parameter",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a query parameter that the operation does not have",
    docs: r#"
The API passes over what it does not know: a misspelt filter filters nothing.

```sh bad
curl "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records?typ=A" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
```sh good
curl "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records?type=A" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

Without a near one this is a note: some parameters are not published.
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, known, misfit) in parameters(on) {
        let ParameterMisfit::Unknown(name, span) = misfit else { continue };
        let told = on.report(span, format!("{} has no query parameter `{}`", whose::operation(call), visible(&name)));
        let names = known.into_iter().flat_map(Object::members).filter(|it| it.is_in_query());
        let cloudflare = call.operation.filter(|_| call.api.is_none());
        let mistaken = cloudflare.and_then(|it| mistaken::parameter(it.path, it.method, &name));
        let mistaken = mistaken.map(|word| Near { word, is_spelling: false });
        match mistaken.or_else(|| near(&name, names.map(|member| member.name))) {
            Some(near) if call.api.is_some() => told.why(format!("did you mean `{}`?", near.word)).fix(
                Grade::Unsafe,
                format!("write `{}`", near.word),
                &[Edit::new(span, near.word)],
            ),
            None if call.api.is_some() => told.why(format!("it is not in {}", whose::schema(call))).level(Level::Note),
            Some(near) => told.why("the API passes over parameters that it does not know").fix(
                Grade::Unsafe,
                format!("write `{}`", near.word),
                &[Edit::new(span, near.word)],
            ),
            None => {
                told.why("it is not published; the API passes over parameters that it does not know").level(Level::Note)
            }
        };
    }
}
