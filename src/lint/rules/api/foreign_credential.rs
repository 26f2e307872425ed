//! `foreign-credential`

use super::faulty;
use crate::api::{Call, Credential, CredentialFault, CredentialShape};
use crate::knowledge::credentials::Class;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "foreign-credential",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "another service's or product's credential",
    docs: r#"
The shape of a credential tells whose it is. Keys of other services, R2's S3 keys, tunnel tokens and Origin CA keys do not open
Cloudflare's API.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer eyJhIjoiYzEiLCJ0IjoidDEiLCJzIjoiczEifQ"
```

It takes an API token, or the Global API Key.

```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, credential) in faulty(on, CredentialFault::Foreign) {
        if is_upload(call, credential) {
            continue;
        }
        on.report(credential.span, format!("this is {}, no credential of the API", name(credential)))
            .why("the API takes API tokens and the Global API Key")
            .advise("make an API token and send it as `Authorization: Bearer $CLOUDFLARE_API_TOKEN`");
    }
}

/// Uploads of assets are signed with a token that an earlier call gave.
fn is_upload(call: &Call, credential: &Credential) -> bool {
    credential.class() == Some(Class::Jwt) && call.segments.iter().any(|it| it.value.text() == "assets")
}

fn name(credential: &Credential) -> String {
    let CredentialShape::Known(known) = credential.shape else { return "something else".to_owned() };
    match known.class {
        Class::R2Secret => "a secret key for R2's S3 interface".to_owned(),
        Class::OriginCaKey => "an Origin CA key, which never worked here and is retired".to_owned(),
        Class::Jwt => "a signed web token, such as a tunnel's".to_owned(),
        _ => format!("a credential of {}", known.service),
    }
}
