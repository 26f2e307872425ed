//! `parameter-value`

use super::parameters;
use crate::api::{Call, ParameterMisfit, lacks_format, near, wanted};
use crate::knowledge::shape::Shape;
use crate::knowledge::values::{self, Expected};
use crate::lint::rules::{expected, whose};
use crate::lint::{Check, Checks, Group, Rule, Told};
use crate::text::{Edit, Grade, Level, Span, visible};

pub(super) const RULE: Rule = Rule {
    name: "parameter-value",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a parameter in query, path or headers, or a field of a form, with a value that the operation does not take",
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
    for (call, misfit) in parameters(on) {
        match misfit {
            ParameterMisfit::Type(name, span, shape) => tell(on, call, &name, span, shape),
            ParameterMisfit::Range(name, span, shape) => {
                let kept = kept(call, &name);
                tell(on, call, &name, span, shape).level(kept.map_or(Level::Note, |row| expected::level(row.level)))
            }
            ParameterMisfit::Form(name, span, shape) => {
                let text = span.of(on.subject.text());
                let is_far = is_no_day(shape, text) || call.api.is_some() && lacks_format(shape, text);
                tell(on, call, &name, span, shape).level(if is_far { Level::Warning } else { Level::Note })
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
            ParameterMisfit::Unknown(..)
            | ParameterMisfit::Missing(_)
            | ParameterMisfit::MissingHeader(_)
            | ParameterMisfit::Deprecated(..) => continue,
        };
    }
}

/// Whether a day is wanted, and `text` does not even begin with a year.
fn is_no_day(shape: Shape<'_>, text: &str) -> bool {
    let wants_day = match shape {
        Shape::Scalar(scalar) => scalar.format.starts_with("date"),
        Shape::Choice(choice) => choice.variants().all(|it| is_no_day(it.shape(), text)),
        _ => false,
    };
    let has_year = text.len() >= 4 && text.bytes().take(4).all(|byte| byte.is_ascii_digit());
    wants_day && !has_year
}

/// What is known of the bounds of a parameter, where the API keeps to those of the schema.
fn kept(call: &Call, name: &str) -> Option<Expected> {
    let operation = call.operation.filter(|_| call.api.is_none())?;
    values::of(RULE.name)
        .iter()
        .copied()
        .find(|row| row.has_parameter(name) && row.is_at(operation.path, operation.method))
}

fn tell<'c>(on: &'c mut Check<'_>, call: &Call, name: &str, span: Span, shape: Shape<'_>) -> Told<'c> {
    let wanted = wanted(&[shape]);
    let told = on.report(span, format!("`{}` does not take this value", visible(name)));
    told.why(whose::taking(call, &wanted)).advise(format!("write {wanted}"))
}
