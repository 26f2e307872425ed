//! `wrong-auth-scheme`

use super::{askings, faulty};
use crate::api::{Asking, Credential, CredentialFault, Rewrite, Sign};
use crate::knowledge::credentials::Class;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "wrong-auth-scheme",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "another scheme than `Bearer` in `Authorization`",
    docs: r#"
Of all schemes of HTTP the API takes `Bearer` alone: not `Token`, not `Basic`, not `ApiKey`.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Token YQSn-xWAQiiEh9qM58wZNnyQS7FUdoqGIUAbrh7T"
```
```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer YQSn-xWAQiiEh9qM58wZNnyQS7FUdoqGIUAbrh7T"
```

Whether a variable holds a token or a key cannot be seen.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: ApiKey $KEY"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    tell_own(on);
    for (_, credential) in faulty(on, CredentialFault::OtherScheme) {
        let edits = Rewrite::of(on.subject.command).head(credential, "Authorization: Bearer ");
        let told = on
            .report(credential.whole, format!("`{}` is no scheme of the API", name(credential)))
            .why("the API takes `Bearer` with an API token, and no other scheme");
        if credential.class().is_some_and(Class::is_token) {
            told.fix_or_advise(Grade::Safe, "make the scheme `Bearer`", edits);
        } else {
            told.advise("send an API token as `Authorization: Bearer $CLOUDFLARE_API_TOKEN`");
        }
    }
}

/// The scheme as written; only letters, so it is no part of a credential.
fn name(credential: &Credential) -> &str {
    credential.scheme.trim()
}

/// The same of APIs of the settings, and of credentials that lack their scheme there.
fn tell_own(on: &mut Check<'_>) {
    for (api, asking, _) in askings(on) {
        let Asking::Scheme { span, given, wanted } = asking else { continue };
        let why = format!("`{}` takes the credential behind `{wanted}` and a blank", api.name);
        if given.is_empty() {
            let edit = Edit::new(Span::at(span.start), format!("{wanted} "));
            on.report(span, format!("`{wanted}` is missing before the credential")).why(why).fix(
                Grade::Unsafe,
                format!("put `{wanted}` and a blank before it"),
                &[edit],
            );
        } else {
            let is_elsewhere = |(_, scheme): (&str, &str)| scheme.eq_ignore_ascii_case(&given);
            let here = if api.signs.iter().filter_map(Sign::header).any(is_elsewhere) { " here" } else { "" };
            let instead = if wanted.eq_ignore_ascii_case("basic") {
                "send user and password by `-u`".to_owned()
            } else {
                format!("send a credential that goes behind `{wanted}`")
            };
            on.report(span, format!("`{given}` is no scheme of `{}`{here}", api.name)).why(why).advise(instead);
        }
    }
}
