//! `unknown-setting`

use super::calls;
use crate::knowledge::settings;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, visible};

pub(super) const RULE: Rule = Rule {
    name: "unknown-setting",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a setting of a zone by a name it does not have",
    docs: r#"
The dashboard calls settings otherwise than the API does, and other tools spell them in their own way.

```sh bad
curl -X PATCH https://api.cloudflare.com/client/v4/zones/$ZONE_ID/settings/ssl_mode -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"value": "strict"}'
```
```sh good
curl -X PATCH https://api.cloudflare.com/client/v4/zones/$ZONE_ID/settings/ssl -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"value": "strict"}'
```

```sh bad
curl -X PATCH https://api.cloudflare.com/client/v4/zones/$ZONE_ID/settings/always-use-https -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"value": "on"}'
```
```sh good
curl -X PATCH https://api.cloudflare.com/client/v4/zones/$ZONE_ID/settings/always_use_https -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"value": "on"}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    for (_, call) in calls(on) {
        let Some(segment) = call.parameter("setting_id").filter(|_| call.is_under("/zones/{zone_id}/settings")) else {
            continue;
        };
        let Some(name) = segment.value.known().filter(|_| segment.placeholder.is_none()) else { continue };
        let Some(right) = settings::meant(name).filter(|_| settings::takes(name).is_none()) else { continue };
        let told = on
            .report(segment.span, format!("there is no setting `{}`", visible(name)))
            .why(format!("it is called `{right}`"));
        if segment.span.of(subject.text()) == name {
            told.fix(Grade::Unsafe, format!("write `{right}`"), &[Edit::new(segment.span, right)]);
        }
    }
}
