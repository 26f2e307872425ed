//! `unknown-query-parameter`

use super::parameters;
use crate::api::ParameterMisfit;
use crate::knowledge::mistaken;
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
    for (call, misfit) in parameters(on) {
        let ParameterMisfit::Unknown(name, span, meant) = misfit else { continue };
        let told = on.report(span, format!("{} has no query parameter `{}`", whose::operation(call), visible(&name)));
        let cloudflare = call.operation.filter(|_| call.api.is_none());
        let mistaken = cloudflare.and_then(|it| mistaken::parameter(it.path, it.method, &name));
        let meant = mistaken.map(str::to_owned).or(meant);
        let why = match (&meant, call.api) {
            (Some(meant), Some(_)) => format!("did you mean `{meant}`?"),
            (None, Some(_)) => format!("it is not in {}", whose::schema(call)),
            (Some(_), None) => "the API passes over parameters that it does not know".to_owned(),
            (None, None) => "it is not published; the API passes over parameters that it does not know".to_owned(),
        };
        let told = told.why(why);
        match meant {
            Some(meant) => told.fix(Grade::Unsafe, format!("write `{meant}`"), &[Edit::new(span, meant)]),
            None => told.level(Level::Note),
        };
    }
}
