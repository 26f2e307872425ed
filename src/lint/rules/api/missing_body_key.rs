//! `missing-body-key`

use super::misfits;
use crate::api::Fault;
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
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "A", "content": "192.0.2.1"}'
```

Each record has a name.

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "A", "name": "a.acme.coop", "content": "192.0.2.1"}'
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
    missing.retain(|(_, _, misfit)| matches!(misfit.fault, Fault::Missing));
    for same in missing.chunk_by(|(_, one, left), (_, other, right)| one.span == other.span && left.span == right.span)
    {
        let Some((_, body, misfit)) = same.first() else { continue };
        let names: Vec<_> = same.iter().map(|(_, _, misfit)| format!("`{}`", misfit.name)).collect();
        let names = names.join(", ");
        on.report(body.origin(misfit.span), format!("{names} must be sent here, and is not"))
            .why("the published schema requires it")
            .advise(format!("add {names}"));
    }
}
