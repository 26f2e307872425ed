//! `missing-form-field`

use super::catalogued;
use crate::api::{FieldMisfit, fields};
use crate::curl::Body;
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, visible};

pub(super) const RULE: Rule = Rule {
    name: "missing-form-field",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a form without a field that the operation requires",
    docs: r#"
The published schema requires the field.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/import -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -F proxied=false
```

There is nothing to import.

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records/import -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -F file=@records.txt -F proxied=false
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (request, call) in catalogued(on) {
        for misfit in fields(request, call) {
            let FieldMisfit::Missing(name, span) = misfit else { continue };
            let name = visible(&name);
            let option = if matches!(request.body, Body::Form(_)) { "-F" } else { "-d" };
            let word = if name.contains('[') { format!("'{name}=…'") } else { format!("{name}=…") };
            on.report(span, format!("`{name}` must be sent in the form, and is not"))
                .why(format!("{} requires it", whose::schema(call)))
                .advise(format!("add `{option} {word}`"));
        }
    }
}
