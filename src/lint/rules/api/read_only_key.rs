//! `read-only-key`

use super::misfits;
use crate::api::Fault;
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, visible};

pub(super) const RULE: Rule = Rule {
    name: "read-only-key",
    group: Group::Api,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a key in the body that the API only ever answers",
    docs: r#"
What was read from the API is often sent back whole. The keys that the API sets itself are passed over, or refused.

```sh bad
curl -X PUT https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"name": "acme", "type": "standard", "created_on": "2026-01-05T10:00:00Z"}'
```

Only what can change is sent.

```sh good
curl -X PUT https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"name": "acme", "type": "standard"}'
```

The published schema marks some that can be sent, so this is a note.
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, body, misfit) in misfits(on) {
        if !matches!(misfit.fault, Fault::ReadOnly) {
            continue;
        }
        on.report(body.origin(misfit.span), format!("`{}` is set by {}", visible(misfit.name), whose::api(call)))
            .why(format!("{} marks it read-only", whose::schema(call)))
            .advise("leave it out");
    }
}
