//! `body-not-taken`

use super::catalogued_bodies;
use crate::knowledge::catalogue::BodyKind;
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "body-not-taken",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a body with a `DELETE` that takes none",
    docs: r#"
What is deleted stands in the path. Of the body nothing is read, so what it says beyond that does not happen.

```sh bad
curl -X DELETE https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/$DNS_RECORD_ID -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"name": "www.acme.coop"}'
```

```sh good
curl -X DELETE https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/$DNS_RECORD_ID -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

Items of a list are named by a body.

```sh good
curl -X DELETE https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/rules/lists/$LIST_ID/items -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"items": [{"id": "34b12448945f11eaa1b71c4d701ab86e"}]}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, body) in catalogued_bodies(on) {
        let Some(operation) = call.operation else { continue };
        let says_something = body.document.root.as_ref().is_some_and(|root| !root.members().is_empty());
        let takes_none = operation.method == "DELETE" && operation.body == BodyKind::None && !operation.deprecated;
        if takes_none && says_something {
            on.report(
                body.span,
                format!(
                    "{} reads no body",
                    if call.api.is_some() { whose::operation(call) } else { "this operation".to_owned() }
                ),
            )
            .why("what is deleted stands in the path")
            .advise("leave the body out");
        }
    }
}
