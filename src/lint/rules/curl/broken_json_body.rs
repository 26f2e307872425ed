//! `broken-json-body`

use std::collections::HashSet;

use crate::api::{self, JsonBody};
use crate::json::{self, FaultKind};
use crate::knowledge::placeholders::{self, Style};
use crate::lint::rules::json_fault;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "broken-json-body",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a body that is sent as JSON and is none",
    docs: r#"
curl sends the body as it stands and does not look whether it is JSON, with `--json` neither. The server finds out.

```sh bad
curl --json '{"name": "a", "tags": ["b",]}' https://example.com
```
```sh good
curl --json '{"name": "a", "tags": ["b"]}' https://example.com
```

So is what begins as JSON and is sent as a form. What is cut short is closed only where that is asked for, since it may have
had more.

```sh bad
curl -d '{"name": "a"' https://example.com
```
```sh good
curl -d '{"name": "a"}' https://example.com
```

```sh bad
curl -H "Content-Type: application/json" -d '"name": "a"}' https://example.com
```
```sh good
curl -H "Content-Type: application/json" -d '{"name": "a"}' https://example.com
```

Several JSON texts one after another, a line each, are fine: some servers take them.

```sh good
curl -H "Content-Type: application/json" --data-binary $'{"index": {}}\n{"name": "a"}\n' https://example.com/_bulk
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let mut seen = HashSet::new();
    for (request, call) in on.subject.requests() {
        // Rules on the API know better what it takes. The other requests of an operation have the same body.
        if call.is_some() || !seen.insert(request.operation) {
            continue;
        }
        let Some(body) = api::told_json(request) else { continue };
        if !is_several(&body) && !is_sketch(&body) {
            json_fault::tell(on, &body, "curl sends it as it is, and a server that reads JSON refuses it");
        }
    }
}

/// Whether each line is JSON by itself.
fn is_several(body: &JsonBody) -> bool {
    let trails = body.document.faults.iter().any(|fault| fault.kind == FaultKind::Trailing);
    trails && body.text.text().lines().filter(|line| !line.trim().is_empty()).all(is_whole)
}

/// Whether `text` is a value of JSON, and nothing else.
pub(super) fn is_whole(text: &str) -> bool {
    let document = json::read(text);
    document.faults.is_empty() && document.root.is_some()
}

/// Whether parts are left for the reader to fill in: `{"name": ...}`, `{"id": <id>}`.
fn is_sketch(body: &JsonBody) -> bool {
    let text = body.text.text();
    body.document.faults.iter().all(|fault| {
        let bare = fault.span.of(text);
        let stands_for_more = |dots| bare == dots || text[..fault.span.start].ends_with(dots);
        match fault.kind {
            FaultKind::Unopened | FaultKind::Unclosed => false,
            FaultKind::BareValue if is_placeholder(bare) => true,
            _ => stands_for_more("...") || stands_for_more("…"),
        }
    })
}

/// Whether `text` is for the reader to replace; a plain word is a text without its quotes.
fn is_placeholder(text: &str) -> bool {
    placeholders::classify(text).is_some_and(|placeholder| placeholder.style != Style::Words)
}
