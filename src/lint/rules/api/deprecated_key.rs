//! `deprecated-key`

use super::{misfits, parameters};
use crate::api::{Call, Fault, ParameterMisfit};
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, Span, visible};

pub(super) const RULE: Rule = Rule {
    name: "deprecated-key",
    group: Group::Api,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a key of the body or query that is marked deprecated",
    docs: r#"
It works still, but the published schema marks it deprecated.

```sh bad
curl "https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/email-security/investigate?page=2" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

What takes its place is told in the documentation of the operation.

```sh good
curl "https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/email-security/investigate?cursor=$CURSOR" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, body, misfit) in misfits(on) {
        if matches!(misfit.fault, Fault::Deprecated) {
            tell(on, call, body.origin(misfit.span), misfit.name);
        }
    }
    for (call, misfit) in parameters(on) {
        if let ParameterMisfit::Deprecated(name, span) = misfit {
            tell(on, call, span, &name);
        }
    }
}

fn tell(on: &mut Check<'_>, call: &Call, span: Span, name: &str) {
    let by = call.api.map_or_else(String::new, |_| format!(" by {}", whose::schema(call)));
    on.report(span, format!("`{}` is marked deprecated{by}", visible(name))).why("it works until it is taken away");
}
