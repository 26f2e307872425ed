//! `json-without-content-type`

use std::collections::BTreeSet;

use crate::curl::{Body, Chunk, Header, HeaderOrigin, Request};
use crate::json;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "json-without-content-type",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "JSON sent as a form",
    docs: r#"
With `-d` curl says that the body is a form, whatever it holds. Many servers then do not look for JSON in it.
`--json` says what it is, and that JSON is wanted in return.

```sh bad
curl -d '{"a": 1}' https://example.com
```
```sh good
curl -H "Content-Type: application/json" -d '{"a": 1}' https://example.com
```
```sh good
curl --json '{"a": 1}' https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    if on.subject.has_list() {
        return;
    }
    let mut seen = BTreeSet::new();
    for (request, call) in on.subject.requests() {
        // Rules on the API know better what it takes.
        let mut own = on.subject.own_calls();
        let is_known = call.is_some() || own.any(|(it, call)| std::ptr::eq(it, request) && call.wants_named_json());
        let Some(body) = json(request).filter(|_| !is_known) else { continue };
        let implied = |header: &&Header| header.name.text().eq_ignore_ascii_case("content-type");
        let sent = request.headers.iter().find(implied);
        if seen.contains(&body.start) || !sent.is_some_and(|header| header.origin == HeaderOrigin::Implied) {
            continue;
        }
        seen.insert(body.start);
        let edit = on.subject.option_before(body.start, "-H \"Content-Type: application/json\"");
        let told = on
            .report(body, "JSON is sent as `application/x-www-form-urlencoded`")
            .why("`-d` says so unless a `Content-Type` is given; `--json` says `application/json`");
        if let Some(edit) = edit {
            told.fix(Grade::Unsafe, "say that it is JSON", &[edit]);
        }
    }
}

/// Where the body stands, if it is JSON.
fn json(request: &Request) -> Option<Span> {
    let Body::Data(chunks) = &request.body else { return None };
    let [Chunk::Text(value)] = chunks.as_slice() else { return None };
    let braced = value.text().trim_start().starts_with(['{', '[']);
    let document = braced.then(|| json::read(value.text()))?;
    (document.faults.is_empty() && document.root.is_some()).then(|| value.whole())
}
