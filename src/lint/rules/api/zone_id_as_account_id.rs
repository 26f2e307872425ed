//! `zone-id-as-account-id`

use std::collections::HashMap;

use crate::lint::{Checks, Group, Rule, TextCheck};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "zone-id-as-account-id",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "one id for both a zone and an account",
    docs: r#"
A zone and the account it belongs to have an id each; both stand on the overview page, one below the other. One of these two is in the wrong
place.

```text bad
curl https://api.cloudflare.com/client/v4/zones/a9827fc3086045dcde0ed356b366518d -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
curl https://api.cloudflare.com/client/v4/accounts/a9827fc3086045dcde0ed356b366518d/workers/scripts -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/workers/scripts -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Text(check),
};

fn check(on: &mut TextCheck<'_>) {
    let report = on.report;
    let mut used: HashMap<&str, &str> = HashMap::new();
    for (index, (command, calls)) in report.commands.iter().zip(&report.calls).enumerate() {
        for segment in calls.iter().flatten().flat_map(|call| &call.segments) {
            let Some(name) = segment.parameter.filter(|name| ["zone_id", "account_id"].contains(name)) else {
                continue;
            };
            let Some(id) = segment.value.known().filter(|id| is_id(id)) else { continue };
            let first = *used.entry(id).or_insert(name);
            if first != name {
                let (here, there) = if name == "zone_id" { ("zone", "account") } else { ("account", "zone") };
                on.report(
                    command.text.span(segment.span),
                    format!("this id of the {here} is that of the {there} above"),
                )
                .why("a zone and its account have an id each")
                .command(index)
                .advise(format!("look up the id of the {here}, or of the {there}"));
            }
        }
    }
}

fn is_id(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
