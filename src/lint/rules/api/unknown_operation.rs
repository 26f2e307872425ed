//! `unknown-operation`

use super::calls;
use crate::api::{Call, Segment};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, visible};

pub(super) const RULE: Rule = Rule {
    name: "unknown-operation",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a path that no operation has",
    docs: r#"
The path is none of those that are published. Mostly a word is misspelt, or what belongs to a zone is asked of an account.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns-records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

This one exists.

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

Some operations that work are not published, so without a near one this is a note.
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (_, call) in calls(on) {
        if call.route.is_some() || call.segments.is_empty() || has_unknown_word(call) {
            continue;
        }
        let told = on.report(call.path, "no published operation has this path");
        match call.suggestion() {
            Some(near) => {
                told.why(format!("did you mean `{}`?", visible(&near))).advise(format!("ask for `{}`", visible(&near)))
            }
            None => told.why("it may still work: some operations are not published").level(Level::Note),
        };
    }
}

/// Whether the shell fills in a word that would name a collection.
fn has_unknown_word(call: &Call) -> bool {
    let words = call.segments.iter().step_by(2).take(1).chain(call.segments.iter().skip(2));
    words.into_iter().any(Segment::is_variable)
}
