//! `body-value-range`

use super::misfits;
use crate::api::{Fault, count, wanted};
use crate::json::{Kind, Value};
use crate::knowledge::shape::Shape;
use crate::lint::rules::{refused, whose};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "body-value-range",
    group: Group::Api,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a value in the body that is too small, too large, too short or too long",
    docs: r#"
The published schema has bounds for numbers, for the length of texts and for the count of what a list holds, and may want each of
that once. They are not always those that the API keeps to, so this is a note.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "MX", "name": "acme.coop", "content": "mail.acme.coop", "priority": 70000}'
```

10 is within them.

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "MX", "name": "acme.coop", "content": "mail.acme.coop", "priority": 10}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, body, misfit) in misfits(on) {
        let Fault::Range(shapes, value) = &misfit.fault else { continue };
        let name = misfit.shown();
        let message = if is_within(shapes, value) { "has the same twice" } else { "is out of its bounds" };
        let wanted = wanted(shapes);
        let level = refused::level(call, body, &misfit, Level::Note);
        on.report(body.origin(misfit.span), format!("{name} {message}"))
            .level(level)
            .why(whose::taking(call, &wanted))
            .advise(format!("write {wanted}"));
    }
}

/// Whether what is wrong with `value`, a list, is not how long it is.
fn is_within(shapes: &[Shape<'_>], value: &Value) -> bool {
    let (Some(Shape::List { length, .. }), Kind::Array(items)) = (shapes.first(), &value.kind) else { return false };
    length.holds(count(items.len()))
}
