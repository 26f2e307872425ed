//! `example-id`

use super::calls;
use crate::knowledge::credentials::is_published_example;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "example-id",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "an id copied from documentation",
    docs: r#"
The ids in Cloudflare's documentation are well formed and nobody's. The API answers 7003, 9109 or 10000 to them.

```text bad
curl https://api.cloudflare.com/client/v4/zones/023e105f4ecef8ad9ca31a8372d0c353/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

Your own stands on the overview page of the zone. In a file, where examples belong, this is a note.

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let level = on.by_origin(Level::Note, Level::Warning);
    for (_, call) in calls(on) {
        let examples = call.segments.iter().filter(|it| it.wants_id() && is_published_example(it.value.text()));
        for segment in examples {
            on.report(segment.span, "this id is an example from documentation")
                .why("it is well formed, but no one's")
                .level(level)
                .advise("put your own in its place");
        }
    }
}
