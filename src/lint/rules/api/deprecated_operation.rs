//! `deprecated-operation`

use super::catalogued;
use crate::api::Call;
use crate::knowledge::retired;
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "deprecated-operation",
    group: Group::Api,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "an operation that is called deprecated",
    docs: r#"
The published schema marks operations as deprecated long before a day is named on which they end. They work as before; what is new better
asks for what takes their place.

```sh bad
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/images/v1 -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

```sh good
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/images/v2 -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (request, call) in catalogued(on) {
        if call.api.is_some() {
            tell_own(on, call);
            continue;
        }
        let segments: Vec<_> = call.segments.iter().map(|segment| segment.value.text()).collect();
        let rows: Vec<_> = retired::at(&segments, &request.method)
            .filter(|row| row.member.is_empty() && row.after != "newer")
            .collect();
        let is_marked = call.operation.is_some_and(|operation| operation.deprecated && operation.ends.is_empty());
        let named = rows.iter().find(|row| row.end.is_empty());
        if rows.iter().any(|row| !row.end.is_empty()) || !is_marked && named.is_none() {
            continue;
        }
        let told = on.report(call.path, "this operation is called deprecated, without a day on which it ends");
        if let Some(row) = named.filter(|row| !row.instead.is_empty()) {
            told.why(format!("replaced by {}", row.instead)).advise(format!("use {}", row.instead));
        }
    }
}

/// What the document of an API of the settings says.
fn tell_own(on: &mut Check<'_>, call: &Call) {
    if call.operation.is_some_and(|operation| operation.deprecated && operation.ends.is_empty()) {
        on.report(call.path, format!("this operation of {} is called deprecated", whose::api(call)))
            .why(format!("{} marks it so", whose::schema(call)));
    }
}
