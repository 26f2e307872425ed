//! `malformed-email`

use super::faulty;
use crate::api::CredentialFault;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "malformed-email",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "no e-mail address in `X-Auth-Email`",
    docs: r#"
`X-Auth-Email` takes the address that the owner of the key signs in with: one `@`, and a dot behind it. Anything else is
answered with `6003 > 6102 Invalid format for X-Auth-Email header`.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "X-Auth-Email: jane.acme.coop" -H "X-Auth-Key: $CLOUDFLARE_API_KEY"
```

A whole address is fine.

```sh good
curl https://api.cloudflare.com/client/v4/zones -H "X-Auth-Email: jane@acme.coop" -H "X-Auth-Key: $CLOUDFLARE_API_KEY"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, credential) in faulty(on, CredentialFault::MalformedEmail) {
        let is_beside_token = call.credentials.iter().any(|it| it.fault() == Some(CredentialFault::TokenInAuthKey));
        let advice = if is_beside_token {
            "drop the header: a token, as in `X-Auth-Key` here, needs no address"
        } else {
            "write the address of the login that owns the key: `$CLOUDFLARE_EMAIL`"
        };
        on.report(credential.span, "the value in `X-Auth-Email` is no e-mail address")
            .why("the API answers 6003 > 6102 before it looks at the key")
            .advise(advice);
    }
}
