//! `own-content-length`

use super::given_headers;
use crate::curl::{Body, Chunk};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "own-content-length",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a `Content-Length` written by hand",
    docs: r#"
curl counts the body itself. A number of one's own is sent in its place, and a wrong one, which is a warning,
cuts the body short or leaves the server waiting for the rest.

```sh bad
curl -H 'Content-Length: 7' -d 'a=1' https://example.com
```
```sh good
curl -d 'a=1' https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    for (header, span, request) in given_headers(subject) {
        let Some(arg) = subject.arg_at(span.start).filter(|_| header.is("content-length")) else { continue };
        let given = header.value.known().and_then(|text| text.parse().ok());
        let wrong = given.zip(length(&request.body)).is_some_and(|(given, length): (usize, _)| given != length);
        on.report(span, "the length of the body is written by hand")
            .level(if wrong { Level::Warning } else { Level::Note })
            .why("curl counts it; a wrong number cuts the body short or leaves the server waiting")
            .fix(Grade::Safe, "leave the header out", &subject.without(arg));
    }
}

/// The length of a body that is known.
fn length(body: &Body) -> Option<usize> {
    let chunk = |chunk: &Chunk| match chunk {
        Chunk::Text(value) => value.known().map(str::len),
        Chunk::Separator(mark) => Some(mark.len()),
        Chunk::Encoded(_) | Chunk::File(..) => None,
    };
    match body {
        Body::Data(chunks) => chunks.iter().map(chunk).sum(),
        Body::None | Body::Form(_) | Body::Upload(_) => None,
    }
}
