//! `mixed-credentials`

use super::calls;
use crate::api::Carrier;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "mixed-credentials",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a token and a key in one request",
    docs: r#"
`Authorization` and `X-Auth-Key` are two ways to sign in. Which of them counts when both are there is not written anywhere, and
they may not be allowed the same things.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -H "X-Auth-Email: $CLOUDFLARE_EMAIL" -H "X-Auth-Key: $CLOUDFLARE_API_KEY"
```

One is enough, and a token is the better one.

```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (_, call) in calls(on) {
        let Some(key) = call.credential(Carrier::AuthKey) else { continue };
        if !call.sends_authorization() {
            continue;
        }
        on.report(key.whole, "both `Authorization` and `X-Auth-Key` are sent")
            .why("which of the two counts is not documented, and they may be allowed different things")
            .advise("keep one of them, the token if you have one");
    }
}
