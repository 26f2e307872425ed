//! `other-variable-name`

use crate::api::Carrier;
use crate::knowledge::placeholders::Meaning;
use crate::lint::rules::sent::credentials;
use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::UnknownKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "other-variable-name",
    group: Group::Docs,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a credential under another name than the documentation's",
    docs: r#"
Cloudflare's documentation, its SDKs and wrangler take credentials from `CLOUDFLARE_API_TOKEN`, or `CLOUDFLARE_API_KEY` and
`CLOUDFLARE_EMAIL`. Who has set them once can run every example.

```sh bad
curl https://api.cloudflare.com/client/v4/zones --header "Authorization: Bearer $CF_TOKEN"
```

It is looked for where the style of documentation is.

```sh good
curl https://api.cloudflare.com/client/v4/zones \
--header "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Style(check),
};

fn check(on: &mut Check<'_>) {
    for (_, credential) in credentials(on) {
        let wanted = match credential.carrier {
            Carrier::Bearer => Meaning::Token,
            Carrier::AuthKey => Meaning::Key,
            Carrier::AuthEmail => Meaning::Email,
            Carrier::Authorization | Carrier::ServiceKey | Carrier::Basic => continue,
        };
        let wanted = wanted.variable();
        let [unknown] = credential.value.unknowns() else { continue };
        match &unknown.kind {
            UnknownKind::Variable(name) if name != wanted => on
                .report(credential.span, format!("`${name}` where the documentation writes `${wanted}`"))
                .why("who has set that name once can run every example")
                .advise(format!("write `${wanted}`")),
            _ => continue,
        };
    }
}
