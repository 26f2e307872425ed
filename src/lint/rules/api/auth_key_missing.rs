//! `auth-key-missing`

use super::{calls, may_hide_credentials};
use crate::api::Carrier;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "auth-key-missing",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "`X-Auth-Email` without `X-Auth-Key`",
    docs: r#"
An e-mail address proves nothing. Either the key is missing, or its header is misspelt; the answer is 9107, `Missing X-Auth-Key
header`.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "X-Auth-Email: $CLOUDFLARE_EMAIL"
```

A token needs no address.

```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    if may_hide_credentials(on) {
        return;
    }
    for (_, call) in calls(on) {
        let Some(email) = call.credential(Carrier::AuthEmail) else { continue };
        if call.credential(Carrier::AuthKey).is_some() || call.sends_authorization() {
            continue;
        }
        on.report(email.whole, "`X-Auth-Key` is missing beside `X-Auth-Email`")
            .why("the address alone proves nothing")
            .advise("add `-H \"X-Auth-Key: $CLOUDFLARE_API_KEY\"`, or send a token and drop the address");
    }
}
