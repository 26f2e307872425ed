//! `auth-email-missing`

use super::{calls, may_hide_credentials};
use crate::api::{Carrier, CredentialFault, CredentialShape};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "auth-email-missing",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "`X-Auth-Key` without `X-Auth-Email`",
    docs: r#"
A Global API Key is only half of a credential: the e-mail address of the login that owns it goes into `X-Auth-Email`.
Alone it is answered with 9106, `Missing X-Auth-Email header`.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "X-Auth-Key: $CLOUDFLARE_API_KEY"
```

With both headers it is whole.

```sh good
curl https://api.cloudflare.com/client/v4/zones -H "X-Auth-Email: $CLOUDFLARE_EMAIL" -H "X-Auth-Key: $CLOUDFLARE_API_KEY"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    if may_hide_credentials(on) {
        return;
    }
    for (_, call) in calls(on) {
        let Some(key) = call.credential(Carrier::AuthKey) else { continue };
        let is_other = matches!(key.fault(), Some(CredentialFault::TokenInAuthKey | CredentialFault::Swapped));
        let has_rest = call.credential(Carrier::AuthEmail).is_some() || call.sends_authorization();
        if is_other || has_rest || key.shape == CredentialShape::Empty {
            continue;
        }
        on.report(key.whole, "`X-Auth-Email` is missing beside `X-Auth-Key`")
            .why("a Global API Key only counts together with the e-mail address of its login")
            .advise("add `-H \"X-Auth-Email: $CLOUDFLARE_EMAIL\"`, or send a token as `Authorization: Bearer`");
    }
}
