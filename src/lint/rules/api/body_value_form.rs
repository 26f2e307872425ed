//! `body-value-form`

use super::misfits;
use crate::api::{Fault, lacks_format, wanted};
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "body-value-form",
    group: Group::Api,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a text in the body that has not the form the operation takes",
    docs: r#"
Some texts have a form: a moment, an address, a pattern of their own.

```sh bad
curl https://api.cloudflare.com/client/v4/user/tokens -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"name": "read", "policies": [], "expires_on": "in a year"}'
```

It takes a moment.

```sh good
curl https://api.cloudflare.com/client/v4/user/tokens -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"name": "read", "policies": [], "expires_on": "2027-04-10T00:00:00Z"}'
```

Patterns may be older than what the API takes today, so this is a note; of an API of the settings, a text that is far from
the format named is a warning.
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, body, misfit) in misfits(on) {
        let Fault::Form(shapes) = &misfit.fault else { continue };
        let name = misfit.shown();
        let wanted = wanted(shapes);
        let text = misfit.span.of(body.text.text()).trim_matches('"');
        let is_far = call.api.is_some() && shapes.iter().all(|shape| lacks_format(*shape, text));
        on.report(body.origin(misfit.span), format!("{name} has not the form that is taken"))
            .level(if is_far { Level::Warning } else { Level::Note })
            .why(whose::taking(call, &wanted))
            .advise(format!("write {wanted}"));
    }
}
