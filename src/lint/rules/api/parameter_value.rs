//! `parameter-value`

use super::parameters;
use crate::api::{Call, ParameterMisfit, near, wanted};
use crate::knowledge::shape::Shape;
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule, Told};
use crate::text::{Edit, Grade, Level, Span, visible};

pub(super) const RULE: Rule = Rule {
    name: "parameter-value",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a parameter in query, path or headers with a value that the operation does not take",
    docs: r#"
Only some values are taken here, or only numbers within bounds.

```sh bad
curl "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records?direction=up" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

Up is either.

```sh good
curl "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records?direction=asc" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, _, misfit) in parameters(on) {
        match misfit {
            ParameterMisfit::Type(name, span, shape) => tell(on, call, &name, span, shape),
            ParameterMisfit::Range(name, span, shape) | ParameterMisfit::Form(name, span, shape) => {
                tell(on, call, &name, span, shape).level(Level::Note)
            }
            ParameterMisfit::Unlisted(name, span, shape, text) => {
                let near = if let Shape::Scalar(scalar) = shape { near(&text, scalar.values()) } else { None };
                let told = tell(on, call, &name, span, shape);
                match near {
                    Some(near) => {
                        told.fix(Grade::Unsafe, format!("write `{}`", near.word), &[Edit::new(span, near.word)])
                    }
                    None => told,
                }
            }
            ParameterMisfit::Unknown(..) | ParameterMisfit::Missing(_) | ParameterMisfit::Deprecated(..) => continue,
        };
    }
}

fn tell<'c>(on: &'c mut Check<'_>, call: &Call, name: &str, span: Span, shape: Shape<'_>) -> Told<'c> {
    let wanted = wanted(&[shape]);
    let told = on.report(span, format!("`{}` does not take this value", visible(name)));
    told.why(whose::taking(call, &wanted)).advise(format!("write {wanted}"))
}
