//! `blank-in-path`

use super::calls;
use crate::api::{Segment, SegmentFault};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "blank-in-path",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a blank in the path of a URL",
    docs: r#"
curl refuses a URL with a blank in it: `curl: (3) URL using bad/illegal format`. In the name of a key or a file it is written `%20`.

```sh bad
curl "https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/storage/kv/namespaces/$NAMESPACE_ID/values/my key" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
```sh good
curl "https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/storage/kv/namespaces/$NAMESPACE_ID/values/my%20key" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

Where an id belongs there is nothing to encode.

```sh bad
curl "https://api.cloudflare.com/client/v4/zones/0123 4567/dns_records" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (_, call) in calls(on) {
        for segment in &call.segments {
            if segment.fault() != Some(SegmentFault::Blank) {
                continue;
            }
            let edits = edits(segment);
            let is_name = segment.parameter.is_some() && !segment.wants_id();
            let told = on.report(segment.span, "a blank stands in the path").why("curl refuses to send such a URL");
            if is_name {
                told.fix(Grade::Safe, "write the blank as `%20`", &edits);
            } else {
                told.advise("put the id there, without blanks");
            }
        }
    }
}

fn edits(segment: &Segment) -> Vec<Edit> {
    let blanks = segment.value.text().match_indices(' ');
    blanks.map(|(at, blank)| Edit::new(segment.value.origin((at..at + blank.len()).into()), "%20")).collect()
}
