//! `key-of-another-variant`

use super::misfits;
use crate::api::Fault;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, visible};

/// How many variants are named.
const MANY: usize = 4;

pub(super) const RULE: Rule = Rule {
    name: "key-of-another-variant",
    group: Group::Api,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a key in the body that belongs to another variant than the one that is named",
    docs: r#"
What an object may hold depends on the key that says what it is. A key of another variant is passed over or refused.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "A", "name": "a.acme.coop", "content": "192.0.2.1", "priority": 10}'
```

Only some types have a priority.

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "MX", "name": "acme.coop", "content": "mail.acme.coop", "priority": 10}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (_, body, misfit) in misfits(on) {
        let Fault::Elsewhere(other) = &misfit.fault else { continue };
        let (tag, meant, name) = (other.tag, visible(other.meant), visible(misfit.name));
        on.report(body.origin(misfit.span), format!("`{name}` does not belong to `{tag}` `{meant}`"))
            .why(format!("it belongs to {}", named(&other.holders)))
            .advise(format!("leave it out, or change `{tag}`"));
    }
}

fn named(holders: &[&str]) -> String {
    let mut words: Vec<_> = holders.iter().take(MANY).map(|holder| format!("`{holder}`")).collect();
    match holders.len().saturating_sub(MANY) {
        0 => {
            let last = words.pop().unwrap_or_default();
            if words.is_empty() { last } else { format!("{} and {last}", words.join(", ")) }
        }
        more => format!("{} and {more} others", words.join(", ")),
    }
}
