//! `forum-advice`

use crate::api;
use crate::lint::{Checks, Group, Rule, TextCheck};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "forum-advice",
    group: Group::Api,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "advice in the text, judged",
    docs: r#"
Threads are full of advice that was right for somebody else, or once. What is said about a command is held against it.

```text bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"hosts": ["www.acme.coop"]}'

Purging by host only works on Enterprise plans.
```

The command itself is left alone.

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"hosts": ["www.acme.coop"]}'
```
"#,
    check: Checks::Text(check),
};

fn check(on: &mut TextCheck<'_>) {
    let report = on.report;
    let first: Vec<_> = report.calls.iter().map(|calls| calls.first()?.as_ref()).collect();
    for advice in api::advice(&report.source, &report.rest, &report.commands, &first) {
        let told = on.report(advice.span, advice.message).why(advice.text);
        if let Some(index) = advice.command {
            told.command(index);
        }
    }
}
