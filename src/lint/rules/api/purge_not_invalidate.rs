//! `purge-not-invalidate`

use super::bodies;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "purge-not-invalidate",
    group: Group::Api,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a purge that could revalidate; looked for only where it is named",
    docs: r#"
`purge_cache` deletes, so that the next visitor waits for the origin. Since 2026-09-28 the same body may be sent to `invalidate_cache`, after
which the cache asks the origin whether what it has is still good. Both are right, so this is looked for only where its name is given.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"tags": ["news"]}'
```

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/invalidate_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"tags": ["news"]}'
```
"#,
    check: Checks::Named(check),
};

/// What both take; single URLs are better purged.
const SELECTORS: [&str; 4] = ["purge_everything", "tags", "hosts", "prefixes"];

fn check(on: &mut Check<'_>) {
    for (call, body) in bodies(on) {
        let is_purge = call.operation.is_some_and(|it| it.path.ends_with("/purge_cache"));
        let today = on.settings.today.as_str();
        let is_past = today.is_empty() || today >= "2026-09-28";
        let root = body.document.root.as_ref().filter(|_| is_purge && is_past);
        if root.is_some_and(|root| SELECTORS.iter().any(|name| root.get(name).is_some())) {
            on.report(call.path, "this deletes from the cache what could be revalidated")
                .why("since 2026-09-28 `invalidate_cache` takes the same body")
                .advise("send it to `invalidate_cache` if the origin is to be spared");
        }
    }
}
