//! `content-type-missing`

use super::calls;
use super::form_instead_of_json::is_form;
use super::json_instead_of_form::body_span;
use crate::api::{Call, JsonBody, Rewrite, told_json};
use crate::curl::{Body, Chunk, FilePolicy, Request};
use crate::knowledge::catalogue::BodyKind;
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level, Span, visible};

pub(super) const RULE: Rule = Rule {
    name: "content-type-missing",
    group: Group::Api,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "JSON that curl calls a form",
    docs: r#"
`-d` makes curl say that a form follows: `Content-Type: application/x-www-form-urlencoded`. For DNS records the API refuses that with
9207, elsewhere it mostly looks past it, so there it is a note.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -d '{"purge_everything": true}'
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -H "Content-Type: application/json" -d '{"purge_everything": true}'
```

`--json` brings the header along.

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"purge_everything": true}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    if on.subject.has_list() {
        return;
    }
    tell_own(on);
    for (request, call) in calls(on) {
        let Some(body) = call.body.as_ref().filter(|body| is_json(body)) else { continue };
        if names_type(request) || call.operation.is_some_and(|it| it.body == BodyKind::None) {
            continue;
        }
        let edit = Rewrite::of(on.subject.command).header_before(body.span, "Content-Type: application/json");
        let level = if call.family() == "dns" { Level::Error } else { Level::Note };
        let told = on
            .report(body.span, "JSON is sent as if it were a form")
            .why("`-d` alone makes curl say `application/x-www-form-urlencoded`")
            .level(level);
        match edit {
            Some(edit) => told.fix(Grade::Safe, "add `Content-Type: application/json`", &[edit]),
            None => told.advise("add `-H \"Content-Type: application/json\"`"),
        };
    }
}

/// The same of APIs of the settings, where the document takes nothing that is called so but forms.
fn tell_own(on: &mut Check<'_>) {
    if on.subject.has_loose_word()
        || on.subject.args().iter().any(|arg| arg.option.is_some_and(|it| it.long == "config"))
    {
        return;
    }
    for (request, call) in on.subject.own_calls().filter(|(_, call)| call.wants_named_json()) {
        let Some((span, message)) = misnamed(on, request, call) else { continue };
        let types = call.operation.map_or_else(Vec::new, |operation| operation.json_types());
        let listed = types.iter().map(|it| format!("`{}`", visible(it))).collect::<Vec<_>>().join(" or ");
        let edit = match types.as_slice() {
            [one] => Rewrite::of(on.subject.command).header_before(span, &format!("Content-Type: {one}")),
            _ => None,
        };
        let told = on
            .report(span, message)
            .why(format!(
                "`-d` alone says `application/x-www-form-urlencoded`, and {} has it as {listed}",
                whose::schema(call)
            ))
            .level(Level::Warning);
        match edit {
            Some(edit) => told.fix(Grade::Safe, format!("add `Content-Type: {}`", types[0]), &[edit]),
            None => told.advise(format!("say {listed} by `-H \"Content-Type: …\"`")),
        };
    }
}

/// The body that curl calls a form and that is none, or may not be one, and what is told of it.
fn misnamed(on: &Check<'_>, request: &Request, call: &Call) -> Option<(Span, &'static str)> {
    if names_type(request) {
        return None;
    }
    if let Some(body) = told_json(request).filter(is_json) {
        return Some((body.span, "JSON is sent as if it were a form"));
    }
    // Where a form may be sent too, what cannot be seen may be one.
    let Body::Data(chunks) = &request.body else { return None };
    let is_unseen = |chunk: &Chunk| match chunk {
        Chunk::File(_, policy) => *policy != FilePolicy::Encoded,
        Chunk::Text(value) => value.unknowns().first().is_some_and(|it| it.span.len() == value.text().len()),
        _ => false,
    };
    let is_one = matches!(chunks.as_slice(), [chunk] if is_unseen(chunk));
    let is_only_json = call.operation.is_some_and(|operation| operation.takes_only_json());
    (is_one && is_only_json).then(|| (body_span(on, call), "what is to be JSON is sent as if it were a form"))
}

fn is_json(body: &JsonBody) -> bool {
    body.document.root.is_some() && !is_form(body)
}

/// Whether the command says what it sends, or may say it.
fn names_type(request: &Request) -> bool {
    use crate::curl::HeaderOrigin::Implied;
    request.headers.iter().filter(|header| header.origin != Implied).any(|header| {
        header.name.known().is_none_or(|name| name.is_empty() || name.eq_ignore_ascii_case("content-type"))
    })
}
