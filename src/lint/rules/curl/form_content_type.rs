//! `form-content-type`

use crate::curl::{Body, Header, HeaderOrigin, Request};
use crate::lint::{Check, Checks, Group, Rule, Subject};
use crate::text::{Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "form-content-type",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a `Content-Type` that does not fit the form",
    docs: r#"
Between the parts of a form stands a boundary that curl makes up and names in the `Content-Type`. A header
of one's own names another one, or none, and the server cannot take the form apart.

```sh bad
curl -H 'Content-Type: application/json' -F 'file=@photo.png' https://example.com
```
```sh good
curl -F 'file=@photo.png' https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    for (header, span, request) in given(subject) {
        let kind = header.value.text().to_ascii_lowercase();
        let multipart = kind.starts_with("multipart/");
        let arg = subject.arg_at(span.start);
        let without = arg.map(|arg| subject.without(arg)).unwrap_or_default();
        match request.body {
            Body::Form(_) if multipart && !kind.contains("boundary") => {
                on.report(span, "curl says `multipart/form-data` here anyway").level(Level::Note).fix(
                    Grade::Safe,
                    "leave the header out",
                    &without,
                );
            }
            Body::Form(_) if !header.value.is_unknown(Span::new(0, kind.len())) => {
                on.report(span, "the header hides the boundary between the parts of the form")
                    .why("the server cannot take the form apart; curl writes the right header itself")
                    .fix(Grade::Safe, "leave the header out", &without);
            }
            Body::Data(_) if multipart && !kind.contains("boundary") => {
                on.report(span, "the body is no multipart form")
                    .level(Level::Warning)
                    .why("`-d` sends it as it is; `-F` makes a form of parts")
                    .advise("send the fields with `-F`, and leave the header out");
            }
            _ => {}
        }
    }
}

/// Each `Content-Type` given by `-H`, once, with a request it goes with.
fn given(subject: Subject<'_>) -> Vec<(&Header, Span, &Request)> {
    let mut given: Vec<(&Header, Span, &Request)> = Vec::new();
    for (request, _) in subject.requests() {
        for header in &request.headers {
            if let HeaderOrigin::Given(span) = header.origin
                && header.name.text().eq_ignore_ascii_case("content-type")
                && !given.iter().any(|(_, other, _)| *other == span)
            {
                given.push((header, span, request));
            }
        }
    }
    given
}
