//! `purge-selector-missing`

use super::bodies;
use super::purge_selector_misspelt::meant;
use crate::json::Kind;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "purge-selector-missing",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a purge that does not say what",
    docs: r#"
A purge names what goes: `purge_everything`, `files`, `tags`, `hosts` or `prefixes`. Without one of them it is answered with 1012.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{}'
```

One of them is enough.

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
        let names: Vec<_> = root.members().iter().map(|member| member.name.as_str()).collect();
        let is_named = names.iter().any(|name| SELECTORS.contains(name) || meant(name).is_some());
        let is_known = matches!(root.kind, Kind::Object(_)) && body.unknown.is_empty();
        if is_named || !is_known {
            continue;
        }
        on.report(body.span, "the body does not say what is to be purged")
            .why("the API answers 1012")
            .advise("name one of `purge_everything`, `files`, `tags`, `hosts`, `prefixes`");
    }
}
