//! `zone-update`

use super::bodies;
use crate::knowledge::settings;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, visible};

pub(super) const RULE: Rule = Rule {
    name: "zone-update",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a change to a zone that the API does not make there",
    docs: r#"
Of a zone itself one property is changed at a time, else the answer is 1085.

```sh bad
curl -X PATCH https://api.cloudflare.com/client/v4/zones/$ZONE_ID -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"paused": true, "type": "full"}'
```

Settings have a path each.

```sh bad
curl -X PATCH https://api.cloudflare.com/client/v4/zones/$ZONE_ID -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"development_mode": "on"}'
```

```sh good
curl -X PATCH https://api.cloudflare.com/client/v4/zones/$ZONE_ID/settings/development_mode -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"value": "on"}'
```
"#,
    check: Checks::Command(check),
};

const PROPERTIES: [&str; 4] = ["paused", "plan", "type", "vanity_name_servers"];

fn check(on: &mut Check<'_>) {
    for (call, body) in bodies(on) {
        let is_change = call.operation.is_some_and(|it| (it.method, it.path) == ("PATCH", "/zones/{zone_id}"));
        let Some(root) = body.document.root.as_ref().filter(|_| is_change) else { continue };
        let mut properties = root.members().iter().filter(|member| PROPERTIES.contains(&member.name.as_str()));
        if let (Some(first), Some(second)) = (properties.next(), properties.next()) {
            on.report(
                body.origin(second.name_span),
                format!("`{}` and `{}` are changed at once", first.name, second.name),
            )
            .why("the API answers 1085: only one property can be updated at a time")
            .advise("send a request for each");
        }
        for member in root.members().iter().filter(|member| settings::takes(&member.name).is_some()) {
            let name = visible(&member.name);
            on.report(
                body.origin(member.name_span),
                format!("`{name}` is a setting, and no property of the zone itself"),
            )
            .level(Level::Warning)
            .why("settings have a path each")
            .advise(format!("send `{{\"value\": …}}` to `/zones/{{zone_id}}/settings/{name}`"));
        }
    }
}
