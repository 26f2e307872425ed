//! `malformed-id`

use super::calls;
use crate::api::{Segment, SegmentFault};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "malformed-id",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "an id that is not 32 hex digits",
    docs: r#"
Ids of zones, accounts and DNS records are 32 digits from `0-9a-f`. One that was cut, or a name or address in its place, is answered
with 7003.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/6e1f6a1c2b7d4f0a9c3e5b8d7a2f4c6/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

```sh bad
curl https://api.cloudflare.com/client/v4/accounts/jane@acme.coop/members -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

A whole id, or a variable that holds one, is fine.

```sh good
curl https://api.cloudflare.com/client/v4/zones/6e1f6a1c2b7d4f0a9c3e5b8d7a2f4c61/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (request, call) in calls(on) {
        let astray = call.astray(&request.method).map(|(segment, _)| segment.span);
        for segment in call.segments.iter().filter(|segment| Some(segment.span) != astray) {
            let Some(message) = segment.fault().and_then(|fault| message(segment, fault)) else { continue };
            let name = segment.parameter.unwrap_or("id").to_uppercase();
            on.report(segment.span, message)
                .why("the id is 32 digits from `0-9a-f`, and anything else is answered with 7003")
                .advise(format!("put the id there: `${name}`"));
        }
    }
}

fn message(segment: &Segment, fault: SegmentFault) -> Option<String> {
    let name = segment.parameter?;
    match fault {
        SegmentFault::Email => Some(format!("an e-mail address stands where `{name}` belongs")),
        SegmentFault::Domain if name.starts_with("zone") => None,
        SegmentFault::Domain => Some(format!("a name stands where `{name}` belongs")),
        SegmentFault::Length => {
            Some(format!("`{name}` has 32 hex digits, this one has {}", segment.value.text().len()))
        }
        SegmentFault::Characters => Some(format!("this is no `{name}`: it has characters beyond `0-9a-f`")),
        _ => None,
    }
}
