//! `retired-endpoint`

use super::catalogued;
use crate::api::Call;
use crate::lint::rules::ended::end;
use crate::lint::rules::expected::level;
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "retired-endpoint",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "an operation that has ended, or will",
    docs: r#"
Operations end on a day that is announced. Some go on answering for a while, but not for ever.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/firewall/rules -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

Rulesets took its place.

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/rulesets -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (request, call) in catalogued(on) {
        let Some(row) = end(call, &request.method) else {
            marked(on, call);
            continue;
        };
        let (ended, verb) = (row.has_ended(&on.settings.today), "announced to end");
        let message = format!("this operation {} {verb} {}", if ended { "was" } else { "is" }, row.date());
        let told = on.report(call.path, message).level(if ended { level(row.after) } else { Level::Warning });
        if row.instead.is_empty() {
            told.why("nothing takes its place");
        } else {
            told.why(format!("replaced by {}", row.instead)).advise(format!("use {}", row.instead));
        }
    }
}

/// Tells of the day that the published document itself names.
fn marked(on: &mut Check<'_>, call: &Call) {
    let Some(day) = call.operation.map(|operation| operation.ends).filter(|day| !day.is_empty()) else { return };
    let today = on.settings.today.as_str();
    let (verb, level) = if !today.is_empty() && today >= day { ("was", Level::Error) } else { ("is", Level::Warning) };
    on.report(call.path, format!("this operation {verb} announced to end on {day}"))
        .why(match call.api {
            Some(_) => format!("{} marks it deprecated, with this day", whose::schema(call)),
            None => "the published document marks it deprecated, with this day".to_owned(),
        })
        .level(level);
}
