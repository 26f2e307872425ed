//! `removed-operation`

use super::calls;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, visible};

pub(super) const RULE: Rule = Rule {
    name: "removed-operation",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "an operation that is documented no longer",
    docs: r#"
The operation stood in the published documents of the API once, and was taken out of them. It may still answer, but nothing is
promised.

```sh bad
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/virtual_dns -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

DNS Firewall has another name now.

```sh good
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/dns_firewall -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (request, call) in calls(on) {
        let Some(removed) = call.removed(&request.method) else { continue };
        let near = call.suggestion().filter(|_| call.route.is_none()).map(|near| format!("`{}`", visible(&near)));
        let told =
            on.report(call.path, format!("this operation is documented no longer; it was until {}", removed.day));
        match (removed.instead, near) {
            ("", None) => told.why("it may still work, but nothing is promised"),
            ("", Some(near)) => told.why(format!("did you mean {near}?")).advise(format!("ask for {near}")),
            (instead, _) => told.why(format!("replaced by {instead}")).advise(format!("use {instead}")),
        };
    }
}
