//! `superseded-operation`

use super::calls;
use crate::knowledge::retired;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "superseded-operation",
    group: Group::Api,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "an operation that works, and for which there is a newer way",
    docs: r#"
Some operations are neither deprecated nor about to end, and yet Cloudflare asks to use others for what is new: page rules have made way for
redirect, cache and configuration rules, which are rulesets.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/pagerules -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

Each kind of rule is a phase.

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/rulesets/phases/http_request_dynamic_redirect/entrypoint -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (request, call) in calls(on) {
        let segments: Vec<_> = call.segments.iter().map(|segment| segment.value.text()).collect();
        let Some(row) = retired::at(&segments, &request.method).find(|row| row.after == "newer") else { continue };
        on.report(call.path, "there is a newer way than this operation")
            .why("it works, and no end of it is announced")
            .advise(format!("for what is new, use {}", row.instead));
    }
}
