//! `header-without-colon`

use crate::curl::ComplaintKind;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "header-without-colon",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a header without a colon",
    docs: r#"
curl drops a header line that has no colon, and sends the request without it. Only newer releases warn.

```sh bad
curl -H 'Accept text/html' https://example.com
```
```sh good
curl -H 'Accept: text/html' https://example.com
```

`Name;` asks for a header with an empty value.

```sh good
curl -H 'X-Empty;' https://example.com
```
"#,
    check: Checks::Command(check),
};

/// Names that head a line even without a dash in them.
const COMMON: [&str; 8] = ["accept", "authorization", "cookie", "host", "origin", "range", "referer", "user-agent"];

fn check(on: &mut Check<'_>) {
    let text = on.subject.text();
    for complaint in on.subject.complaints(ComplaintKind::BadHeader) {
        let line = complaint.span.of(text);
        let name = line.split([' ', '\t']).next().unwrap_or_default();
        let told = on
            .report(complaint.span, "the header has no colon")
            .why("curl drops it without a word and sends the request without it");
        let named = COMMON.contains(&name.to_ascii_lowercase().as_str()) || name.contains('-');
        let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if named && plain && name.len() < line.len() {
            let at = complaint.span.start + name.len();
            told.fix(Grade::Safe, "put a colon behind the name", &[Edit::new(Span::at(at), ":")]);
        } else {
            told.advise("write it as `Name: value`");
        }
    }
}
