//! `global-key-used`

use crate::api::{Carrier, held};
use crate::knowledge::clients::Holds;
use crate::lint::rules::sent::calls;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "global-key-used",
    group: Group::Secret,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "the Global API Key, where a token would do",
    docs: r#"
The Global API Key can do everything in every account of its owner, and cannot be limited. A token can be made for one thing only.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "X-Auth-Email: $CLOUDFLARE_EMAIL" -H "X-Auth-Key: $CLOUDFLARE_API_KEY"
```

A token with the one permission it needs does the same.

```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (_, call) in calls(on) {
        let Some(key) = call.credential(Carrier::AuthKey).filter(|key| key.fault().is_none()) else { continue };
        let is_token = held(Some(on.subject.command), key).is_some_and(|it| it.holds == Holds::Token);
        if call.sends_authorization() || is_token {
            continue;
        }
        let told = on
            .report(key.whole, "the Global API Key can do everything its owner can")
            .why("a token can be made for one thing only, and be taken back alone");
        match call.permissions() {
            Some(names) => told.advise(format!("make a token with the permission {names}")),
            None => told.advise("make an API token with what this needs, and no more"),
        };
    }
}
