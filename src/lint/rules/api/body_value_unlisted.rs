//! `body-value-unlisted`

use super::{is_odd_setting, misfits};
use crate::api::{Fault, Near, Rewrite, near, wanted};
use crate::json::{Kind, Value};
use crate::knowledge::shape::Shape;
use crate::lint::rules::{refused, whose};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level, visible};

pub(super) const RULE: Rule = Rule {
    name: "body-value-unlisted",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a value in the body that is none of those the operation takes",
    docs: r#"
Only some values are taken here.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"name": "acme.coop", "account": {"id": "'"$ACCOUNT_ID"'"}, "type": "fulll"}'
```
```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"name": "acme.coop", "account": {"id": "'"$ACCOUNT_ID"'"}, "type": "full"}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, body, misfit) in misfits(on) {
        let Fault::Unlisted(shapes, value) = &misfit.fault else { continue };
        let near = meant(value, shapes);
        let message = format!("{} does not take {}", misfit.shown(), shown(value));
        let rewrite = Rewrite::of(on.subject.command);
        let told = on.report(body.origin(misfit.span), message).why(whose::taking(call, &wanted(shapes)));
        let told = told.level(refused::level(call, body, &misfit, Level::Warning));
        let Some(near) = near else {
            let told = if is_odd_setting(call) { told.level(Level::Note) } else { told };
            told.advise("write one of these");
            continue;
        };
        let title = format!("write `{}`", near.word);
        let grade = if near.is_spelling { Grade::Safe } else { Grade::Unsafe };
        match rewrite.body(body, misfit.span, &format!("\"{}\"", near.word)) {
            Some(edit) => told.fix(grade, title, &[edit]),
            None => told.advise(title),
        };
    }
}

fn meant(value: &Value, shapes: &[Shape<'static>]) -> Option<Near> {
    let values = shapes.iter().filter_map(|shape| if let Shape::Scalar(it) = shape { Some(it.values()) } else { None });
    near(value.text()?, values.flatten())
}

fn shown(value: &Value) -> String {
    match &value.kind {
        Kind::String(text) if text.len() <= 40 => format!("`\"{}\"`", visible(text)),
        Kind::Number(digits) if digits.len() <= 40 => format!("`{digits}`"),
        Kind::Bool(is) => format!("`{is}`"),
        _ => "this".to_owned(),
    }
}
