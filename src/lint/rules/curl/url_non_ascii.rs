//! `url-non-ascii`

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "url-non-ascii",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "letters in a query that are not encoded",
    docs: r#"
curl encodes them in a path and in a host. Those in a query it sends as they are, and what a server makes of
them depends on the server.

```sh bad
curl 'https://example.com/search?q=café'
```
```sh good
curl 'https://example.com/search?q=caf%C3%A9'
```
```sh good
curl 'https://example.com/café'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let mut seen = BTreeSet::new();
    for (request, _) in on.subject.requests() {
        let url = &request.url;
        let Some(query) = request.url_parts().and_then(|parts| parts.query) else { continue };
        let text = query.of(url.text());
        let letters = text.char_indices().filter(|(_, c)| !c.is_ascii());
        let spans = letters.map(|(at, c)| Span::at(query.start + at).cover(Span::at(query.start + at + c.len_utf8())));
        let spans: Vec<Span> = spans.filter(|span| !url.is_unknown(*span)).collect();
        let Some(first) = spans.first().map(|span| url.origin(*span)) else { continue };
        if !seen.insert(first) {
            continue;
        }
        let edits: Vec<Edit> =
            spans.iter().map(|span| Edit::new(url.origin(*span), encoded(span.of(url.text())))).collect();
        on.report(first, format!("`{}` in a query is sent as it is", spans[0].of(url.text())))
            .why("a URL has ASCII only, and curl encodes what stands in the path, not in the query")
            .fix(Grade::Unsafe, "write it encoded", &edits);
    }
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        // Writing to a string does not fail.
        let _ = write!(out, "%{byte:02X}");
        out
    })
}
