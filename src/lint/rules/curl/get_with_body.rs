//! `get-with-body`

use crate::api::Call;
use crate::curl::{Arg, Body, Chunk, Request};
use crate::lint::rules::sent::is_wrong_method;
use crate::lint::{Check, Checks, Group, Rule, Subject};
use crate::text::{Edit, Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "get-with-body",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a GET that has a body",
    docs: r#"
`-d` with `-X GET` sends a body, which servers do not expect of a GET and mostly do not read. `-G` puts the
data into the query, where it belongs. JSON was hardly meant for a query, and some searches are asked so; with it, this is a
note, but to Cloudflare's API, which reads the body of no `GET`.

```sh bad
curl -X GET -d 'page=2' https://example.com/search
```
```sh good
curl -G -d 'page=2' https://example.com/search
```

An empty body, as Postman exports one, is as good as none.

```sh good
curl --location --request GET 'https://example.com/search' --data ''
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let bodied = |request: &Request| {
        let is_get = request.method.eq_ignore_ascii_case("GET") && !request.body.is_nothing();
        is_get && !is_wrong_method(subject, request)
    };
    for (arg, request, found) in subject.methods(bodied) {
        let Some(span) = request.method_span.filter(|_| found) else { continue };
        let level = level(subject, request);
        let told = on
            .report(span, "a GET with a body")
            .level(level)
            .why("servers mostly do not read it; data for a GET goes into the query, a body with POST, PUT or PATCH");
        match edit(subject, arg, request) {
            Some(edit) => told.fix(Grade::Unsafe, "put the data into the query with `-G`", &[edit]),
            None => told.advise("leave out the body, or the method"),
        };
    }
}

/// JSON may be how a server wants to be searched; Cloudflare's API has no such search.
fn level(subject: Subject<'_>, request: &Request) -> Level {
    let mut calls = subject.requests().filter(|(it, _)| std::ptr::eq(*it, request)).filter_map(|(_, call)| call);
    let root = |call: &Call| call.body.as_ref().and_then(|body| body.document.root.clone());
    match (is_json(request), calls.next()) {
        (true, Some(call)) if root(call).is_some_and(|root| !root.members().is_empty()) => Level::Error,
        (true, _) => Level::Note,
        (false, _) => Level::Warning,
    }
}

/// Whether the body sets out to be JSON.
fn is_json(request: &Request) -> bool {
    let Body::Data(chunks) = &request.body else { return false };
    matches!(chunks.first(), Some(Chunk::Text(value)) if value.text().trim_start().starts_with(['{', '[']))
}

/// `-G` in place of the method, where the data reads like a query.
fn edit(subject: Subject<'_>, arg: &Arg, request: &Request) -> Option<Edit> {
    let Body::Data(chunks) = &request.body else { return None };
    let fits = |chunk: &Chunk| match chunk {
        Chunk::Text(value) => value.text().contains('=') && !value.text().contains(['{', '[', ' ']),
        Chunk::Separator(_) | Chunk::Encoded(_) => true,
        Chunk::File(..) => false,
    };
    let value = subject.value_word(arg)?;
    (chunks.iter().all(fits) && arg.span.of(subject.text()).starts_with('-'))
        .then(|| Edit::new(arg.span.cover(value.span), "-G"))
}
