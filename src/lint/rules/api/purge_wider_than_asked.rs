//! `purge-wider-than-asked`

use crate::api::Call;
use crate::json::{Kind, Value};
use crate::lint::{Checks, Group, Rule, TextCheck};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "purge-wider-than-asked",
    group: Group::Api,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "everything purged where another command purges a part",
    docs: r#"
Purging by host, tag and prefix once was for Enterprise plans, and threads end in purging everything. Since April 2025 it works on every plan.

```text bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"hosts": ["www.acme.coop"]}'

did not work, so now I use

curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"purge_everything": true}'
```

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"purge_everything": true}'
```
"#,
    check: Checks::Text(check),
};

fn check(on: &mut TextCheck<'_>) {
    let report = on.report;
    let bodies = |index: usize| report.calls[index].iter().flatten().filter_map(purged);
    let is_part = |root: &Value| ["hosts", "tags", "prefixes"].iter().any(|name| root.get(name).is_some());
    let parts = (0..report.calls.len()).any(|index| bodies(index).any(|(_, root)| is_part(root)));
    for index in (0..report.calls.len()).filter(|_| parts) {
        for (call, root) in bodies(index) {
            let everything = root.members().iter().find(|member| member.name == "purge_everything");
            let Some(member) = everything.filter(|it| matches!(it.value.kind, Kind::Bool(true)) && !is_part(root))
            else {
                continue;
            };
            let Some(body) = &call.body else { continue };
            let span = report.commands[index].text.span(body.origin(member.span));
            on.report(span, "this empties the cache of the whole zone")
                .why("purging by host, tag or prefix, as another command here does, works on every plan since April 2025")
                .command(index)
                .advise("purge the part that is meant");
        }
    }
}

/// The body of a purge.
fn purged(call: &Call) -> Option<(&Call, &Value)> {
    let is_purge = call.operation.is_some_and(|it| it.path.ends_with("/purge_cache"));
    Some((call, call.body.as_ref().filter(|_| is_purge)?.document.root.as_ref()?))
}
