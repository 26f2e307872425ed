//! `incomplete-body`

use super::{bodies, must_be_sent};
use crate::lint::rules::lacking::{Lack, lacking};
use crate::lint::rules::meant::keys;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "incomplete-body",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a body that lacks what its other members ask for",
    docs: r#"
What a body needs depends on what it says: an `A` record points to an address in `content`, an `MX` record has a `priority`, an `SRV` record
is an object in `data`.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "MX", "name": "acme.coop", "content": "mx.acme.coop", "ttl": 1}'
```

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "MX", "name": "acme.coop", "content": "mx.acme.coop", "priority": 10, "ttl": 1}'
```

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "SRV", "name": "_sip._tcp.acme.coop", "content": "1 1 5060 sip.acme.coop", "ttl": 1}'
```

`PUT` replaces all of a record, `PATCH` only what it names.

```sh bad
curl -X PUT https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/$DNS_RECORD_ID -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "A", "name": "www.acme.coop", "content": "192.0.2.1"}'
```

```sh good
curl -X PATCH https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/$DNS_RECORD_ID -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"content": "192.0.2.1"}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, body) in bodies(on) {
        let keys = keys(call, body);
        let mut lacking = lacking(call, body);
        lacking.retain(|lack| !keys.iter().any(|key| lack.is_meant_by(key)));
        for of_one in lacking.chunk_by(|one, other| one.object.span == other.object.span) {
            let Some(worst) = of_one.iter().rev().max_by_key(|lack| lack.level()) else { continue };
            let names: Vec<_> = of_one.iter().map(Lack::words).collect();
            let names = names.join(", ");
            let start = worst.object.span.start;
            let brace = Span::new(start, worst.object.span.end.min(start + 1));
            on.report(body.origin(brace), must_be_sent(&names))
                .why(worst.need.why)
                .level(worst.level())
                .advise(format!("add {names}"));
        }
    }
}
