//! `purge-several-selectors`

use super::bodies;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "purge-several-selectors",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "more than one way to select in a purge",
    docs: r#"
One request purges by one kind of selector. With `purge_everything` beside another the answer is 1092; which of the others
counts is not documented.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"purge_everything": true, "hosts": ["www.acme.coop"]}'
```

Two requests do both.

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"hosts": ["www.acme.coop"]}'
```
"#,
    check: Checks::Command(check),
};

const SELECTORS: [&str; 5] = ["purge_everything", "files", "tags", "hosts", "prefixes"];

fn check(on: &mut Check<'_>) {
    for (call, body) in bodies(on) {
        let Some(root) = body.document.root.as_ref().filter(|_| call.family() == "purge") else { continue };
        let mut used = root.members().iter().filter(|member| SELECTORS.contains(&member.name.as_str()));
        let (Some(first), Some(second)) = (used.next(), used.next()) else { continue };
        let with_everything = root.get("purge_everything").is_some();
        let level = if with_everything { Level::Error } else { Level::Warning };
        on.report(body.origin(second.name_span), format!("`{}` and `{}` do not go together", first.name, second.name))
            .why("one request purges by one kind of selector")
            .level(level)
            .advise(if with_everything { "drop `purge_everything`, or the rest" } else { "make it two requests" });
    }
}
