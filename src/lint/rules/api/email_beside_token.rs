//! `email-beside-token`

use super::calls;
use crate::api::Rewrite;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "email-beside-token",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "an e-mail address beside a token",
    docs: r#"
A token stands for itself. The address in `X-Auth-Email` belongs to the Global API Key; beside a token it does nothing at best.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "X-Auth-Email: $CLOUDFLARE_EMAIL" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (_, call) in calls(on) {
        let Some(email) = call.idle_email() else { continue };
        let edit = Rewrite::of(on.subject.command).without(email.whole);
        let told = on
            .report(email.whole, "a token needs no `X-Auth-Email` beside it")
            .why("the header belongs to the Global API Key, and has been seen to confuse a request with a token");
        if let Some(edit) = edit {
            told.fix(Grade::Safe, "drop `X-Auth-Email`", &[edit]);
        }
    }
}
