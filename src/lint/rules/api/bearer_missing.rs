//! `bearer-missing`

use super::{faulty, holds_bearer};
use crate::api::{CredentialFault, CredentialShape, Rewrite};
use crate::knowledge::placeholders;
use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::Value;
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "bearer-missing",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a token in `Authorization` without the word `Bearer`",
    docs: r#"
`Authorization` holds a scheme and a credential. Without the scheme, `Bearer`, the API cannot read the token.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: YQSn-xWAQiiEh9qM58wZNnyQS7FUdoqGIUAbrh7T"
```
```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer YQSn-xWAQiiEh9qM58wZNnyQS7FUdoqGIUAbrh7T"
```

A variable may hold the word already, so there it is a warning only.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: $CLOUDFLARE_API_TOKEN"
```
```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

So may one that stands where the scheme does.

```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: ${AUTH_TYPE} ${TOKEN}"
```
"#,
    check: Checks::Command(check),
};

const WHY: &str = "the API reads the first word of `Authorization` as the scheme, and knows only `Bearer`";

fn check(on: &mut Check<'_>) {
    for (_, credential) in faulty(on, CredentialFault::BearerMissing) {
        let is_variable = credential.shape == CredentialShape::Variable;
        if is_scheme_filled_in(&credential.value) || is_variable && holds_scheme(on, credential.value.text()) {
            continue;
        }
        let edits = Rewrite::of(on.subject.command).head(credential, "Authorization: Bearer ");
        let grade = if matches!(credential.shape, CredentialShape::Known(_)) { Grade::Safe } else { Grade::Unsafe };
        let level = if is_variable { Level::Warning } else { Level::Error };
        on.report(credential.span, "`Bearer` is missing before the token in `Authorization`")
            .why(WHY)
            .level(level)
            .fix_or_advise(grade, "put `Bearer` and a blank before the token", edits);
    }
}

/// Whether something to be filled in stands where the scheme does, before a word of its own.
fn is_scheme_filled_in(value: &Value) -> bool {
    let first = value.unknowns().first().filter(|unknown| unknown.span.start == 0);
    let text = value.text();
    let scheme = first.map_or_else(|| text.find(' ').unwrap_or(text.len()), |unknown| unknown.span.end);
    let is_filled_in = first.is_some() || placeholders::classify(&text[..scheme]).is_some();
    is_filled_in && text[scheme..].starts_with(' ') && !text[scheme..].trim().is_empty()
}

/// Whether the variable is named after the whole header, or set to a value with a scheme in it.
fn holds_scheme(on: &Check<'_>, variable: &str) -> bool {
    let name = variable.trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let upper = name.to_ascii_uppercase();
    let is_set = on.subject.command.assignments.iter().filter(|it| it.name == name).any(holds_bearer);
    is_set || ["AUTH", "BEARER", "HEADER"].iter().any(|word| upper.contains(word) && !upper.contains("TOKEN"))
}
