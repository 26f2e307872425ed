//! `literal-id`

use crate::knowledge::credentials::{Class, classify};
use crate::lint::rules::sent::calls;
use crate::lint::{Check, Checks, Group, Rule};
use crate::print::parameter_variable;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "literal-id",
    group: Group::Docs,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "an id written out in an example",
    docs: r#"
An id in an example is somebody's, or nobody's; readers copy it with the rest. Cloudflare's documentation writes a variable, which
fails by itself until it is set.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/a9827fc3086045dcde0ed356b366518d --header "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

It is looked for where the style of documentation is.

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID \
--header "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Style(check),
};

fn check(on: &mut Check<'_>) {
    for (_, call) in calls(on) {
        for segment in &call.segments {
            let Some(parameter) = segment.parameter else { continue };
            let known = segment.value.known().and_then(classify);
            if known.is_some_and(|it| matches!(it.class, Class::Id | Class::Uuid)) {
                let name = parameter_variable(parameter);
                on.report(segment.span, format!("an id where the documentation writes `${name}`"))
                    .why("readers copy the example with the id in it")
                    .advise(format!("write `${name}`"));
            }
        }
    }
}
