//! `wrong-method`

use super::body_missing::takes_json;
use super::catalogued;
use crate::api::{Call, Rewrite};
use crate::curl::{Body, Request};
use crate::knowledge::catalogue::BodyKind;
use crate::lint::rules::ended::end;
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, visible};

pub(super) const RULE: Rule = Rule {
    name: "wrong-method",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a method that the path does not have",
    docs: r#"
The path exists, but not with this method: the answer is 10405, 7001, or 10000.

```sh bad
curl -X POST https://api.cloudflare.com/client/v4/zones/$ZONE_ID/settings/ssl -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"value": "strict"}'
```
```sh good
curl -X PATCH https://api.cloudflare.com/client/v4/zones/$ZONE_ID/settings/ssl -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"value": "strict"}'
```

Purging was a `DELETE` once, and here and there still is, so that is a warning.

```sh bad
curl -X DELETE https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"purge_everything": true}'
```
```sh good
curl -X POST https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"purge_everything": true}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (request, call) in catalogued(on) {
        if call.route.is_none() || call.operation.is_some() || is_left_to_others(request, call) {
            continue;
        }
        let methods: Vec<_> = call.operations().map(|operation| operation.method).collect();
        let right = right(request, call);
        let edit = right.and_then(|method| edit(on, request, method));
        let level = if call.family() == "purge" && request.method == "DELETE" { Level::Warning } else { Level::Error };
        let told = on
            .report(request.method_span.unwrap_or(call.path), format!("the path has no `{}`", visible(&request.method)))
            .why(match call.api {
                Some(_) => format!("{} takes {} there", whose::api(call), methods.join(", ")),
                None => format!("it takes {}", methods.join(", ")),
            })
            .level(level);
        if let Some(name) = call.missing_id(&request.method) {
            told.advise(format!("name the one that is meant: add `/${}`", name.to_uppercase()));
            continue;
        }
        match (right, edit) {
            (Some(method), Some(edit)) => told.fix(Grade::Unsafe, format!("make it a `{method}`"), &[edit]),
            _ => told.advise(format!("use {}", methods.join(" or "))),
        };
    }
}

/// A method that is not known or was documented once, in the wrong letter case, one of HTTP's own, or a `GET` that only lacks its body.
fn is_left_to_others(request: &Request, call: &Call) -> bool {
    let is_unknown = request.custom_method.as_ref().is_some_and(|method| method.known().is_none());
    let lacks_body = request.method_span.is_none() && matches!(request.body, Body::None) && wants_body(call);
    let is_lower = call.operations().any(|it| it.method.eq_ignore_ascii_case(&request.method));
    let has_ended = call.removed(&request.method).is_some() || end(call, &request.method).is_some();
    let is_elsewhere = call.astray(&request.method).is_some();
    is_unknown
        || lacks_body
        || is_lower
        || has_ended
        || is_elsewhere
        || matches!(request.method.as_str(), "HEAD" | "OPTIONS")
}

fn wants_body(call: &Call) -> bool {
    call.operations().any(|operation| operation.method == "POST" && takes_json(&operation))
}

/// The one method that the request can have meant.
fn right(request: &Request, call: &Call) -> Option<&'static str> {
    let has_body = !matches!(request.body, Body::None);
    let is_writing = request.method_span.is_some() || has_body;
    let fits = |method: &str, body| (body != BodyKind::None) == has_body && (method != "GET" || !is_writing);
    // Nobody is told to delete what he asked for.
    let mut fitting = call.operations().filter(|it| it.method != "DELETE" && fits(it.method, it.body));
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first.method)
}

fn edit(on: &Check<'_>, request: &Request, method: &str) -> Option<Edit> {
    match (&request.method_span, &request.custom_method) {
        (Some(_), Some(written)) => Some(Edit::new(written.whole(), method)),
        (None, None) => {
            let rewrite = Rewrite::of(on.subject.command);
            let name = if rewrite.uses_long_names() { "--request" } else { "-X" };
            rewrite.option(&format!("{name} {method}"))
        }
        _ => None,
    }
}
