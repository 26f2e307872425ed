//! `body-missing`

use super::catalogued;
use crate::api::{Call, file_fields};
use crate::curl::{Body, Request};
use crate::knowledge::catalogue::{BodyKind, Operation};
use crate::lint::rules::{refused, whose};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "body-missing",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "no body where the operation wants one",
    docs: r#"
The operation takes JSON and the command has none. Without a body curl also takes `GET` for the method.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

What is to be purged stands in the body.

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"purge_everything": true}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    if on.subject.has_list() || on.subject.has_loose_word() {
        return;
    }
    for (request, call) in catalogued(on) {
        let Some(operation) = wanted(request, call) else { continue };
        let level = match refused::is_close(call) {
            _ if brings_options(on) => Level::Note,
            true => Level::Error,
            false => Level::Warning,
        };
        let there = if matches!(request.body, Body::None) { "there is none" } else { "what is sent is empty" };
        let told = on
            .report(call.path, format!("this `{}` wants {}, and {there}", operation.method, kind(operation)))
            .level(level);
        let told = if request.method == operation.method {
            told.why(match call.api {
                Some(_) => format!("{} requires it", whose::schema(call)),
                None => "the API answers that the body is missing".to_owned(),
            })
        } else {
            told.why(format!("without a body curl makes it a `{}`, which the path does not have", request.method))
        };
        let field = operation.required_fields().first().copied().unwrap_or("NAME");
        match operation.body {
            BodyKind::Form => told.advise(format!("add `-d {field}=…`")),
            BodyKind::Multipart if file_fields(operation).contains(&field) => {
                told.advise(format!("add `-F {field}=@FILE`"))
            }
            BodyKind::Multipart => told.advise(format!("add `-F {field}=…`")),
            BodyKind::Raw if !operation.takes_json_or_form() => {
                told.advise("add `--data-binary @FILE`, and what it is")
            }
            _ => told.advise(format!("add `--json '{}'`", skeleton(call, operation))),
        };
    }
}

/// What `operation` takes, in a few words.
fn kind(operation: Operation<'_>) -> &'static str {
    match operation.body {
        BodyKind::Form | BodyKind::Multipart => "a form",
        BodyKind::Raw if operation.takes_json_or_form() => "JSON or a form",
        BodyKind::Raw => "a body",
        _ => "a JSON body",
    }
}

/// The operation that is asked for, or evidently meant, and wants a body that is not there.
fn wanted(request: &Request, call: &Call) -> Option<Operation<'static>> {
    if !request.body.is_nothing() || request.method == "HEAD" {
        return None;
    }
    // Of JSON, and of a form with fields, an empty body has nothing; a file may be empty.
    let is_empty = !matches!(request.body, Body::None);
    let takes_none = |operation: &Operation<'_>| match operation.body {
        BodyKind::None | BodyKind::Multipart => true,
        BodyKind::Form => operation.required_fields().is_empty(),
        BodyKind::Raw => true,
        BodyKind::Object | BodyKind::Array | BodyKind::Json => false,
    };
    let wants = |operation: &Operation<'_>| {
        let is_json = matches!(operation.body, BodyKind::Object | BodyKind::Array | BodyKind::Json);
        let is_form = operation.body == BodyKind::Form && !operation.required_fields().is_empty();
        is_form || is_json && (call.family() == "purge" || !operation.required().is_empty())
    };
    let found = match call.operation {
        Some(operation) if call.api.is_some() => {
            Some(operation).filter(|it| it.body != BodyKind::None && !it.optional && it.method != "GET")
        }
        Some(operation) if operation.method == "PATCH" => {
            Some(operation).filter(|it| takes_json(it) && it.body_shape().is_some())
        }
        Some(operation) => Some(operation).filter(|it| matches!(it.method, "POST" | "PUT") && wants(it)),
        None if request.method_span.is_none() => {
            call.operations().find(|operation| operation.method == "POST" && takes_json(operation))
        }
        None => None,
    };
    found.filter(|operation| !(is_empty && takes_none(operation)))
}

/// Whether a file of options may bring the body along.
fn brings_options(on: &Check<'_>) -> bool {
    on.subject.args().iter().any(|arg| arg.option.is_some_and(|option| option.long == "config"))
}

/// Whether `operation` takes JSON, and nothing else.
pub(super) fn takes_json(operation: &Operation<'_>) -> bool {
    matches!(operation.body, BodyKind::Object | BodyKind::Array | BodyKind::Json) && !operation.optional
}

fn skeleton(call: &Call, operation: Operation<'_>) -> String {
    if call.family() == "purge" {
        return "{\"files\": [\"https://…\"]}".to_owned();
    }
    if call.family() == "setting" {
        return "{\"value\": …}".to_owned();
    }
    let names = operation.required().into_iter().take(4);
    let members: Vec<_> = names.map(|name| format!("\"{name}\": …")).collect();
    format!("{{{}}}", members.join(", "))
}
