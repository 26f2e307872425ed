//! `missing-body-key`

use super::{misfits, must_be_sent};
use crate::api::{Call, Fault, Misfit};
use crate::knowledge::needs;
use crate::lint::rules::meant::keys;
use crate::lint::rules::{refused, whose};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "missing-body-key",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a body without a key that the operation requires",
    docs: r#"
The published schema requires the key.

```sh bad
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/rules/lists -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"name": "offices"}'
```

A list is one of addresses, of hosts, of numbers or of redirects.

```sh good
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/rules/lists -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"name": "offices", "kind": "ip"}'
```

`PATCH` changes what is sent and keeps the rest, so that nothing is required.

```sh good
curl -X PATCH https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/$DNS_RECORD_ID -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"content": "192.0.2.1"}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let mut missing = misfits(on);
    missing.retain(|(call, _, misfit)| matches!(misfit.fault, Fault::Missing) && !is_known(call, misfit));
    for same in missing.chunk_by(|(_, one, left), (_, other, right)| one.span == other.span && left.span == right.span)
    {
        let Some((call, body, misfit)) = same.first() else { continue };
        let keys = keys(call, body);
        let is_meant = |it: &Misfit<'_>| keys.iter().any(|key| key.holder == it.span.start && key.outer() == it.name);
        let left: Vec<_> = same.iter().map(|(_, _, misfit)| misfit).filter(|misfit| !is_meant(misfit)).collect();
        let Some(level) = left.iter().map(|it| refused::level(call, body, it, Level::Warning)).max() else { continue };
        let names: Vec<_> = left.iter().map(|misfit| format!("`{}`", misfit.name)).collect();
        let names = names.join(", ");
        on.report(body.origin(misfit.span), must_be_sent(&names))
            .level(level)
            .why(format!("{} requires it", whose::schema(call)))
            .advise(format!("add {names}"));
    }
}

/// Whether a table of its own tells of the member, and why.
fn is_known(call: &Call, misfit: &Misfit) -> bool {
    if call.api.is_some() {
        return false;
    }
    let (template, method) = (call.template(), call.operation.map_or("", |operation| operation.method));
    let mut needs = needs::all().filter(|need| need.is_at(&template, method));
    needs.any(|need| need.members().flatten().any(|member| member == misfit.name))
}
