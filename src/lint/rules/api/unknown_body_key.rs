//! `unknown-body-key`

use std::collections::HashSet;

use super::misfits;
use crate::api::{Call, Fault, JsonBody, Misfit, Rewrite};
use crate::json::{Kind, Value};
use crate::knowledge::shape::{Demand, Object, Shape, Type};
use crate::lint::rules::lacking::lacking;
use crate::lint::rules::meant::{Key, meant};
use crate::lint::rules::{refused, whose};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level, Span, visible};

pub(super) const RULE: Rule = Rule {
    name: "unknown-body-key",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a key in the body that the operation does not have",
    docs: r#"
The published schema of the operation has no such key. Mostly it is misspelt; then the API takes the request without it, or refuses it.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "A", "name": "a.acme.coop", "content": "192.0.2.1", "proxyed": true}'
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "A", "name": "a.acme.coop", "content": "192.0.2.1", "proxied": true}'
```

A key may belong one step deeper.

```sh bad
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/vectorize/v2/indexes -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"name": "docs", "config": {"dimensions": 768, "metric": "cosine"}, "preset": "@cf/baai/bge-base-en-v1.5"}'
```

`config` has it.

```sh good
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/vectorize/v2/indexes -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"name": "docs", "config": {"preset": "@cf/baai/bge-base-en-v1.5"}}'
```

Without a near one this is a note: the API may know keys that are not published.
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let found = misfits(on);
    let missing: HashSet<_> = found.iter().filter_map(|(_, body, misfit)| absent(body, misfit)).collect();
    for (call, body, misfit) in found {
        let Fault::Unknown(objects, holder) = &misfit.fault else { continue };
        let near = meant(call, &misfit);
        let key = near.as_ref().map(|near| Key { holder: holder.span.start, word: near.word });
        let lacks = key.as_ref().filter(|key| missing.contains(&(body.span, key.holder, key.outer())));
        let lacks = lacks.map_or_else(String::new, |key| format!(", and the required `{}` is missing", key.outer()));
        let rewrite = Rewrite::of(on.subject.command);
        let told = on
            .report(
                body.origin(misfit.span),
                format!("{} has no key `{}` here{lacks}", whose::operation(call), visible(misfit.name)),
            )
            .why(format!("a key that {} does not know is passed over or refused", whose::api(call)));
        let inner = holder.get(misfit.name).and_then(|value| holder_of(misfit.name, value, objects));
        if let Some(inner) = inner.filter(|_| near.is_none()) {
            told.why(format!("`{inner}` has one of this name")).advise(format!("put it into `{inner}`"));
            continue;
        }
        let Some((near, key)) = near.zip(key) else {
            told.why(match call.api {
                Some(_) => format!("it is not in {}", whose::schema(call)),
                None => "it is in no published schema; some keys are not published".to_owned(),
            })
            .level(Level::Note);
            continue;
        };
        let title = format!("write `{}`", near.word);
        let grade = if near.is_spelling { Grade::Safe } else { Grade::Unsafe };
        let told = told.why(format!("did you mean `{}`?", near.word)).level(level(call, body, &misfit, &key));
        let edit = rewrite.body(body, misfit.span, &format!("\"{}\"", near.word));
        let fits = holder.get(misfit.name).is_none_or(|value| takes(objects, near.word, value));
        match edit.filter(|_| fits && !near.word.contains('.')) {
            Some(edit) => told.fix(grade, title, &[edit]),
            None => told.advise(title),
        };
    }
}

/// The member of an object that `misfit` says is missing, by where the object begins.
fn absent<'b>(body: &JsonBody, misfit: &Misfit<'b>) -> Option<(Span, usize, &'b str)> {
    matches!(misfit.fault, Fault::Missing).then_some((body.span, misfit.span.start, misfit.name))
}

/// How bad it is to have `key` in place of what it stands for: as bad as to lack that.
fn level(call: &Call, body: &JsonBody, misfit: &Misfit<'_>, key: &Key) -> Level {
    let lacks = lacking(call, body).into_iter().filter(|lack| lack.is_meant_by(key)).map(|lack| lack.level());
    let is_odd_name = misfit.name.ends_with(':') || misfit.name.trim() != misfit.name;
    let odd = Some(Level::Error).filter(|_| is_odd_name && call.api.is_none());
    lacks.chain(missing(call, body, misfit, key)).chain(odd).max().unwrap_or(Level::Warning)
}

/// How bad it is to lack what `key` stands for, where the schema requires it.
fn missing(call: &Call, body: &JsonBody, misfit: &Misfit<'_>, key: &Key) -> Option<Level> {
    let Fault::Unknown(objects, _) = &misfit.fault else { return None };
    let name = key.outer();
    let requires = |object: &Object<'_>| object.member(name).is_some_and(|it| it.demand == Demand::Required);
    let is_whole = call.operation.is_some_and(|operation| operation.method != "PATCH");
    let brace = Span::new(key.holder, key.holder + 1);
    let lack = Misfit { span: brace, name, fault: Fault::Missing };
    (is_whole && objects.iter().all(requires)).then(|| refused::level(call, body, &lack, Level::Warning))
}

/// Whether the member `name` may be such a value.
fn takes(objects: &[Object<'static>], name: &str, value: &Value) -> bool {
    let mut known = objects.iter().filter_map(|object| object.member(name));
    known.any(|member| is_alike(member.value, value))
}

/// The member of `objects` that alone is an object which has a member of this name, for such a value.
fn holder_of(name: &str, value: &Value, objects: &[Object<'static>]) -> Option<&'static str> {
    let members = objects.iter().flat_map(|object| object.members());
    let holders = members.filter(|member| member.demand != Demand::ReadOnly && has(member.value, name, value));
    let mut found: Vec<_> = holders.map(|member| member.name).collect();
    found.dedup();
    if let [inner] = found.as_slice() { Some(inner) } else { None }
}

/// Whether an object of this type may have a member of this name, for such a value.
fn has(of: Type<'static>, name: &str, value: &Value) -> bool {
    let takes = |object: Object<'static>| {
        let member = object.member(name).filter(|member| member.demand != Demand::ReadOnly);
        member.is_some_and(|member| is_alike(member.value, value))
    };
    match of.shape() {
        Shape::Object(object) => takes(object),
        Shape::Choice(choice) => {
            choice.variants().any(|it| if let Shape::Object(it) = it.shape() { takes(it) } else { false })
        }
        _ => false,
    }
}

/// Whether `value` is of the kind that is taken: a list, an object, or neither.
fn is_alike(of: Type<'static>, value: &Value) -> bool {
    match (of.shape(), &value.kind) {
        (Shape::Choice(choice), _) => choice.variants().any(|variant| is_alike(variant, value)),
        (Shape::List { .. }, kind) => matches!(kind, Kind::Array(_)),
        (Shape::Object(_) | Shape::Map { .. } | Shape::Free, kind) => matches!(kind, Kind::Object(_)),
        (Shape::Scalar(_), kind) => !matches!(kind, Kind::Array(_) | Kind::Object(_)),
        (Shape::Any, _) => true,
    }
}
