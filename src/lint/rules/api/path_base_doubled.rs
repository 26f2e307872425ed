//! `path-base-doubled`

use super::calls;
use crate::api::BaseKind;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "path-base-doubled",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "`/client/v4` twice",
    docs: r#"
The base was pasted where the path already had it, or a whole URL was pasted behind it.

```sh bad
curl https://api.cloudflare.com/client/v4/client/v4/zones/$ZONE_ID -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (_, call) in calls(on) {
        if call.base.kind != BaseKind::Doubled {
            continue;
        }
        on.report(call.base.span, "`/client/v4` stands twice in the path")
            .why("the second one is taken for a part of the path, which then is unknown")
            .fix(Grade::Safe, "write `/client/v4` once", &[Edit::new(call.base.span, "/client/v4")]);
    }
}
