//! `duplicate-header`

use std::collections::BTreeSet;

use crate::curl::{Header, HeaderOrigin};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-header",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a header given twice that may be there once",
    docs: r#"
curl sends both lines. Which of them a server takes, or whether it refuses the request, nobody knows.

```sh bad
curl -H 'Content-Type: text/plain' -H 'Content-Type: application/json' -d @body.json https://example.com
```

Twice the same is only noted.

```sh bad
curl -H 'User-Agent: checker' -H 'User-Agent: checker' https://example.com
```
```sh good
curl -H 'User-Agent: checker' https://example.com
```

```sh good
curl -H 'Accept: text/html' -H 'Accept: text/plain' https://example.com
```
"#,
    check: Checks::Command(check),
};

/// Headers that a request has at most once.
const SINGLE: [&str; 8] =
    ["authorization", "content-length", "content-type", "host", "referer", "user-agent", "x-auth-email", "x-auth-key"];

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let mut told = BTreeSet::new();
    for (request, _) in subject.requests() {
        let mut first: Vec<(String, &Header)> = Vec::new();
        for header in &request.headers {
            let HeaderOrigin::Given(span) = header.origin else { continue };
            let name = header.name.text().to_ascii_lowercase();
            if !SINGLE.contains(&name.as_str()) || told.contains(&span) {
                continue;
            }
            let Some((_, before)) = first.iter().find(|(other, _)| *other == name) else {
                first.push((name, header));
                continue;
            };
            told.insert(span);
            let is_same = before.value == header.value || same(before, header);
            let finding = on
                .report(span, format!("`{}` is given twice", header.name.text()))
                .level(if is_same { Level::Note } else { Level::Warning })
                .why("curl sends both, and what the server makes of them is its own affair");
            match subject.arg_at(span.start).filter(|_| is_same) {
                Some(arg) => finding.fix(Grade::Safe, "leave the second one out", &subject.without(arg)),
                None => finding.advise("leave one of them out"),
            };
        }
    }
}

fn same(one: &Header, other: &Header) -> bool {
    one.value.known().is_some() && one.value.known() == other.value.known()
}
