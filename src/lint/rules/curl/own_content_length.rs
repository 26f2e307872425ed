//! `own-content-length`

use std::collections::BTreeSet;

use crate::curl::HeaderOrigin;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "own-content-length",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a `Content-Length` written by hand",
    docs: r#"
curl counts the body itself. A number of one's own is sent in its place, and a wrong one cuts the body short
or leaves the server waiting for the rest.

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
    let mut seen = BTreeSet::new();
    for header in subject.requests().flat_map(|(request, _)| &request.headers) {
        let HeaderOrigin::Given(span) = header.origin else { continue };
        let Some(arg) = subject.arg_at(span.start) else { continue };
        if header.name.text().eq_ignore_ascii_case("content-length") && !seen.contains(&span) {
            seen.insert(span);
            on.report(span, "the length of the body is written by hand")
                .why("curl counts it; a wrong number cuts the body short or leaves the server waiting")
                .fix(Grade::Safe, "leave the header out", &subject.without(arg));
        }
    }
}
