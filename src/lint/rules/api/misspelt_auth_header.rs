//! `misspelt-auth-header`

use super::{askings, calls};
use crate::api::Asking;
use crate::curl::{Header, HeaderOrigin, Request};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, visible};

pub(super) const RULE: Rule = Rule {
    name: "misspelt-auth-header",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a header for credentials whose name the API does not know",
    docs: r#"
The API reads `Authorization`, `X-Auth-Email` and `X-Auth-Key`, in any letter case. It passes over every other header, however
near its name comes, and then misses the credentials.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "Authorisation: Bearer $CLOUDFLARE_API_TOKEN"
```
```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

What `X-API-Key` was meant to hold cannot be told.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "X-API-Key: $CLOUDFLARE_API_KEY"
```
"#,
    check: Checks::Command(check),
};

/// Names as people write them, and the right one where it is plain.
const NAMES: &[(&str, Option<&str>)] = &[
    ("authorisation", Some("Authorization")),
    ("authorizations", Some("Authorization")),
    ("authorizaton", Some("Authorization")),
    ("autorization", Some("Authorization")),
    ("authentication", Some("Authorization")),
    ("auth", None),
    ("api-key", None),
    ("apikey", None),
    ("auth-key", Some("X-Auth-Key")),
    ("auth-email", Some("X-Auth-Email")),
    ("x-authkey", Some("X-Auth-Key")),
    ("x_auth_key", Some("X-Auth-Key")),
    ("xauth-key", Some("X-Auth-Key")),
    ("x-auth-keys", Some("X-Auth-Key")),
    ("x-auth-mail", Some("X-Auth-Email")),
    ("x-authemail", Some("X-Auth-Email")),
    ("x_auth_email", Some("X-Auth-Email")),
    ("xauth-email", Some("X-Auth-Email")),
    ("x-auth-e-mail", Some("X-Auth-Email")),
    ("x-auth-token", None),
    ("x-auth-api-key", None),
    ("x-api-key", None),
    ("x-api-token", None),
    ("bearer", None),
    ("token", None),
];

fn check(on: &mut Check<'_>) {
    tell_own(on);
    let requests: Vec<&Request> = calls(on).into_iter().map(|(request, _)| request).take(1).collect();
    for header in requests.into_iter().flat_map(|request| &request.headers) {
        let Some((name, right)) = misspelt(header) else { continue };
        let span = header.name.whole();
        let told = on
            .report(span, format!("the API knows no header `{name}`"))
            .why("it passes over the header, and misses the credentials in it");
        match right {
            Some(right) => told.fix(Grade::Safe, format!("write `{right}`"), &[Edit::new(span, right)]),
            None => told.advise("a token goes into `Authorization: Bearer`, a key into `X-Auth-Key`"),
        };
    }
}

/// The same of APIs of the settings.
fn tell_own(on: &mut Check<'_>) {
    for (api, asking, _) in askings(on) {
        let Asking::Misspelt { span, given, wanted } = asking else { continue };
        on.report(span, format!("`{}` knows no header `{}`", api.name, visible(&given)))
            .why("it passes over the header, and misses the credentials in it")
            .fix(Grade::Unsafe, format!("write `{wanted}`"), &[Edit::new(span, wanted)]);
    }
}

fn misspelt(header: &Header) -> Option<(&str, Option<&'static str>)> {
    let name = header.name.known().filter(|_| matches!(header.origin, HeaderOrigin::Given(_)))?;
    row(name).map(|(_, right)| (name, *right))
}

/// Whether `name` is none that the API knows, and was to carry credentials.
pub(super) fn is_misspelt(name: &str) -> bool {
    row(name).is_some()
}

fn row(name: &str) -> Option<&'static (&'static str, Option<&'static str>)> {
    NAMES.iter().find(|(wrong, _)| wrong.eq_ignore_ascii_case(name))
}
