//! `domain-as-zone-id`

use super::calls;
use crate::api::SegmentFault;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, visible};

pub(super) const RULE: Rule = Rule {
    name: "domain-as-zone-id",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a domain name where the id of its zone belongs",
    docs: r#"
A zone is addressed by its id of 32 hex digits, not by its name: `7003 Could not route to /zones/example.com/…`.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/acme.coop/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

The id stands on the zone's overview page, or can be asked for by name.

```sh good
curl "https://api.cloudflare.com/client/v4/zones?name=acme.coop" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (_, call) in calls(on) {
        for segment in &call.segments {
            let is_zone = segment.parameter.is_some_and(|name| name.starts_with("zone"));
            if !is_zone || segment.fault() != Some(SegmentFault::Domain) {
                continue;
            }
            let name = visible(segment.value.text()).into_owned();
            on.report(segment.span, format!("`{name}` is a domain name, no id of a zone"))
                .why("the path takes the zone's id of 32 hex digits")
                .advise(format!("put `$ZONE_ID` there; `GET /zones?name={name}` tells it"));
        }
    }
}
