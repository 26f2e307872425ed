//! `deprecated-key`

use super::{misfits, parameters};
use crate::api::{Fault, ParameterMisfit};
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
    for (_, body, misfit) in misfits(on) {
        if matches!(misfit.fault, Fault::Deprecated) {
            tell(on, body.origin(misfit.span), misfit.name);
        }
    }
    for (_, _, misfit) in parameters(on) {
        if let ParameterMisfit::Deprecated(name, span) = misfit {
            tell(on, span, &name);
        }
    }
}

fn tell(on: &mut Check<'_>, span: Span, name: &str) {
    on.report(span, format!("`{}` is marked deprecated", visible(name))).why("it works until it is taken away");
}
