//! `basic-auth`

use super::faulty;
use crate::api::CredentialFault;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "basic-auth",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "`-u`, or a name before the host, as the way to sign in",
    docs: r#"
`-u NAME:PASSWORD` makes curl send `Authorization: Basic …`, and so does `https://NAME:PASSWORD@host`. The API has no such
scheme: it takes a token behind `Bearer`, or a key in `X-Auth-Key` with the e-mail address in `X-Auth-Email`.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -u "$CLOUDFLARE_EMAIL:$CLOUDFLARE_API_KEY"
```

This is the same with the two headers.

```sh good
curl https://api.cloudflare.com/client/v4/zones -H "X-Auth-Email: $CLOUDFLARE_EMAIL" -H "X-Auth-Key: $CLOUDFLARE_API_KEY"
```
"#,
    check: Checks::Command(check),
};

const ADVICE: &str =
    "send a token as `Authorization: Bearer $CLOUDFLARE_API_TOKEN`, or a key in `X-Auth-Key` with `X-Auth-Email`";

fn check(on: &mut Check<'_>) {
    for (_, credential) in faulty(on, CredentialFault::BasicAuth) {
        on.report(credential.whole, "the API does not take Basic authentication")
            .why("a token goes behind `Authorization: Bearer`, a key into `X-Auth-Key`")
            .advise(ADVICE);
    }
}
