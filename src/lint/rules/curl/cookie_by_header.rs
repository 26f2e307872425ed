//! `cookie-by-header`

use super::{given_headers, renamed_value};
use crate::knowledge::options;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "cookie-by-header",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "cookies written as a header",
    docs: r#"
curl does not know that a header given by `-H` holds cookies: beside those of a jar they go out in a second `Cookie` line, which
many servers do not read. `-b` puts all of them into one.

```sh bad
curl -H 'Cookie: sid=38afes7a8; lang=en' https://example.com
```
```sh good
curl -b 'sid=38afes7a8; lang=en' https://example.com
```

Without a `=`, `-b` would take it for the name of a file.

```sh bad
curl -H 'Cookie: 38afes7a8' https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let Some(option) = options::long("cookie") else { return };
    for (header, span, request) in given_headers(subject) {
        if !header.name.text().eq_ignore_ascii_case("cookie") || header.value.text().is_empty() {
            continue;
        }
        let keeps_some = request.cookie_jar.is_some() || !request.cookie_files.is_empty();
        let told = on.report(span, "cookies are written as a header").why(if keeps_some {
            "those of the jar go out in a second `Cookie` line, which many servers do not read"
        } else {
            "curl does not know them for cookies, and does not put them together with others"
        });
        let is_cookie = header.value.text().contains('=') && !header.value.text().starts_with('@');
        match renamed_value(subject, span, &header.value, option).filter(|_| is_cookie) {
            Some(edits) => told.fix(Grade::Safe, "give them by `-b`", &edits),
            None => told.advise("give them by `-b NAME=VALUE`"),
        };
    }
}
