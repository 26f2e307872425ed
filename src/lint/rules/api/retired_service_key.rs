//! `retired-service-key`

use super::credentials;
use crate::api::Carrier;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "retired-service-key",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "`X-Auth-User-Service-Key`, which has ended",
    docs: r#"
Service keys signed requests for Origin CA certificates only. They were announced to end on 2026-09-30; an API token with the
permission to edit *SSL and Certificates* takes their place.

```sh bad
curl https://api.cloudflare.com/client/v4/certificates -H "X-Auth-User-Service-Key: $SERVICE_KEY"
```

A token does the same.

```sh good
curl https://api.cloudflare.com/client/v4/certificates -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

/// The day that was announced for their end.
const END: &str = "2026-09-30";

fn check(on: &mut Check<'_>) {
    let today = on.settings.today.as_str();
    let has_ended = today.is_empty() || today >= END;
    for (_, credential) in credentials(on) {
        if credential.carrier != Carrier::ServiceKey {
            continue;
        }
        let told = on
            .report(credential.whole, format!("service keys were announced to end on {END}"))
            .why("they were for `/certificates` only; a token that may edit SSL and certificates takes their place");
        let told = if has_ended { told } else { told.level(Level::Warning) };
        told.advise("send a token as `Authorization: Bearer $CLOUDFLARE_API_TOKEN`");
    }
}
