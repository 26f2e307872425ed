//! `protected-email`

use super::faulty;
use crate::api::CredentialFault;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "protected-email",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a hidden e-mail address: `[email protected]`",
    docs: r#"
Web pages behind Cloudflare's Email Obfuscation show `[email protected]` in place of addresses. Whoever copies a command from
such a page copies that.

```text bad
curl https://api.cloudflare.com/client/v4/zones -H "X-Auth-Email: [email protected]" -H "X-Auth-Key: $CLOUDFLARE_API_KEY"
```

The address of the login has to be typed.

```sh good
curl https://api.cloudflare.com/client/v4/zones -H "X-Auth-Email: $CLOUDFLARE_EMAIL" -H "X-Auth-Key: $CLOUDFLARE_API_KEY"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (_, credential) in faulty(on, CredentialFault::ProtectedEmail) {
        on.report(credential.span, "a web page hid the e-mail address that stood here")
            .why("the page it was copied from shows `[email protected]` for every address")
            .advise("write the address of the login: `X-Auth-Email: $CLOUDFLARE_EMAIL`");
    }
}
