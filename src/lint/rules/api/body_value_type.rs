//! `body-value-type`

use super::{is_odd_setting, misfits};
use crate::api::{Fault, Rewrite, wanted};
use crate::json::{Kind, Value};
use crate::knowledge::shape::{ScalarKind, Shape};
use crate::lint::rules::{refused, whose};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "body-value-type",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a value in the body of another type than the operation takes",
    docs: r#"
A number in quotes is a text, and one value is no list.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "MX", "name": "acme.coop", "content": "mail.acme.coop", "priority": "10"}'
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "MX", "name": "acme.coop", "content": "mail.acme.coop", "priority": 10}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, body, misfit) in misfits(on) {
        let Fault::Type(shapes, value) = &misfit.fault else { continue };
        let wanted = wanted(shapes);
        let name = misfit.shown();
        let rewrite = Rewrite::of(on.subject.command);
        let changed: Option<Vec<Edit>> = cure(value, shapes)
            .map(|cure| cure.into_iter().map(|(span, text)| rewrite.body(body, span, &text)).collect())
            .unwrap_or_default();
        let told = on
            .report(body.origin(misfit.span), format!("{name} is {} in place of {wanted}", described(&value.kind)))
            .why(format!("{} has another type here", whose::schema(call)));
        let level =
            if is_odd_setting(call) { Level::Note } else { refused::level(call, body, &misfit, Level::Warning) };
        let told = told.level(level);
        match changed {
            Some(edits) => told.fix(Grade::Safe, title(&edits), &edits),
            None => told.advise(format!("write {wanted}")),
        };
    }
}

/// What a cure does, in words.
fn title(edits: &[Edit]) -> String {
    match edits {
        [edit] => format!("write `{}`", edit.text),
        _ => "make it a list".to_owned(),
    }
}

fn described(kind: &Kind) -> &'static str {
    match kind {
        Kind::Bool(_) => "a boolean",
        Kind::Number(digits) if digits.contains('.') => "a fraction",
        Kind::Number(_) => "a number",
        Kind::String(_) => "a text",
        Kind::Array(_) => "a list",
        Kind::Object(_) => "an object",
        Kind::Null | Kind::Bare(_) | Kind::Missing => "something else",
    }
}

/// What to write where, if the value says the same in the only type that is taken.
fn cure(value: &Value, shapes: &[Shape<'_>]) -> Option<Vec<(Span, String)>> {
    let [shape] = shapes else { return None };
    let span = value.span;
    match (shape, &value.kind) {
        (Shape::Scalar(scalar), Kind::String(text)) if !scalar.is_listed() || scalar.lists(text) => {
            let is_same = match scalar.kind {
                ScalarKind::Boolean => text == "true" || text == "false",
                ScalarKind::Integer => text.parse::<i64>().is_ok_and(|number| number.to_string() == *text),
                ScalarKind::Number => text.parse::<f64>().is_ok_and(|number| number.to_string() == *text),
                ScalarKind::Text => false,
            };
            is_same.then(|| vec![(span, text.clone())])
        }
        (Shape::Scalar(scalar), Kind::Number(digits)) => {
            let takes = scalar.kind == ScalarKind::Text && (!scalar.is_listed() || scalar.lists(digits));
            takes.then(|| vec![(span, format!("\"{digits}\""))])
        }
        (Shape::List { items, .. }, Kind::String(_)) => {
            let takes = matches!(items.shape(), Shape::Scalar(scalar) if scalar.kind == ScalarKind::Text && !scalar.is_listed());
            takes.then(|| vec![(Span::at(span.start), "[".to_owned()), (Span::at(span.end), "]".to_owned())])
        }
        _ => None,
    }
}
