//! `token-in-x-auth-key`

use super::{credentials, faulty};
use crate::api::{By, Call, Carrier, Credential, CredentialFault, CredentialShape, Rewrite, held};
use crate::knowledge::clients::Holds;
use crate::knowledge::credentials::Class;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "token-in-x-auth-key",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "an API token in `X-Auth-Key`",
    docs: r#"
`X-Auth-Key` takes the Global API Key and nothing else. An API token there is answered with
`6003 > 6103 Invalid format for X-Auth-Key header`. Tokens go behind `Authorization: Bearer`, and need no
e-mail address beside them.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "X-Auth-Email: $CLOUDFLARE_EMAIL" -H "X-Auth-Key: YQSn-xWAQiiEh9qM58wZNnyQS7FUdoqGIUAbrh7T"
```
```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer YQSn-xWAQiiEh9qM58wZNnyQS7FUdoqGIUAbrh7T"
```

A variable that is called a token mostly holds one, so there it is a warning.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "X-Auth-Email: $CLOUDFLARE_EMAIL" -H "X-Auth-Key: $CF_API_TOKEN"
```
```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CF_API_TOKEN"
```

Both kinds can be told apart: an old key has 37 hex digits, a new one begins with `cfk_`. A token has letters
beyond `f`, or begins with `cfut_` or `cfat_`.
"#,
    check: Checks::Command(check),
};

const WHY: &str = "`X-Auth-Key` takes the Global API Key only, and answers a token with 6003 > 6103";
const ADVICE: &str = "send it as `Authorization: Bearer $CLOUDFLARE_API_TOKEN` and drop `X-Auth-Email`";

fn check(on: &mut Check<'_>) {
    for (call, credential) in faulty(on, CredentialFault::TokenInAuthKey) {
        let edits = edits(Rewrite::of(on.subject.command), call, credential);
        let told = on.report(credential.span, message(credential)).why(WHY);
        match (edits, grade(credential)) {
            (Some(edits), Some(grade)) => told.fix(grade, "send the token behind `Authorization: Bearer`", &edits),
            _ => told.advise(ADVICE),
        };
    }
    for (call, credential) in credentials(on) {
        let held = held(Some(on.subject.command), credential).filter(|it| it.holds == Holds::Token);
        let Some(held) = held.filter(|_| credential.carrier == Carrier::AuthKey) else { continue };
        let edits = edits(Rewrite::of(on.subject.command), call, credential);
        let told = match held.by {
            By::Value => on.report(credential.span, format!("`${}` is set to an API token", held.name)).why(WHY),
            By::Name => on
                .report(credential.span, format!("`${}` is called a token, and stands in `X-Auth-Key`", held.name))
                .why("`X-Auth-Key` takes the Global API Key only; should one be in that variable, it works")
                .level(Level::Warning),
        };
        match edits {
            Some(edits) => told.fix(Grade::Unsafe, "send the token behind `Authorization: Bearer`", &edits),
            None => told.advise(ADVICE),
        };
    }
}

fn message(credential: &Credential) -> &'static str {
    match credential.class() {
        Some(Class::UserToken) => "`X-Auth-Key` holds an API token of a user (`cfut_`)",
        Some(Class::AccountToken) => "`X-Auth-Key` holds an API token of an account (`cfat_`)",
        Some(Class::OauthToken) => "`X-Auth-Key` holds an OAuth token (`cfoat_`)",
        _ => "the value in `X-Auth-Key` has the shape of an API token",
    }
}

/// A prefix proves what it is; 40 letters and digits are a good guess; a masked value is none at all.
fn grade(credential: &Credential) -> Option<Grade> {
    let CredentialShape::Known(known) = credential.shape else { return None };
    Some(if known.prefix.is_empty() { Grade::Unsafe } else { Grade::Safe })
}

fn edits(rewrite: Rewrite<'_>, call: &Call, credential: &Credential) -> Option<Vec<Edit>> {
    if call.sends_authorization() || credential.head.is_empty() {
        return None;
    }
    let mut edits = rewrite.head(credential, "Authorization: Bearer ")?;
    if let Some(email) = call.credential(Carrier::AuthEmail) {
        edits.push(rewrite.without(email.whole)?);
    }
    Some(edits)
}
