//! `blank-in-query-data`

use std::collections::BTreeSet;

use super::{find_known, renamed};
use crate::curl::Chunk;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "blank-in-query-data",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a blank in data that goes into the URL",
    docs: r#"
`-G` puts the data into the URL as it is, and a URL has no blanks. `--data-urlencode` encodes them.

```sh bad
curl -G -d 'q=two words' https://example.com/search
```
```sh good
curl -G --data-urlencode 'q=two words' https://example.com/search
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let mut seen = BTreeSet::new();
    for chunk in subject.requests().flat_map(|(request, _)| &request.query) {
        let Chunk::Text(value) = chunk else { continue };
        let Some(blank) = find_known(value, |c| c <= ' ' || c == '\x7f') else { continue };
        let span = value.origin(blank);
        if !seen.insert(span) {
            continue;
        }
        let told = on
            .report(span, "there is a blank in the data, which goes into the URL")
            .why("curl refuses such a URL and sends nothing");
        let plain = value.text().contains('=') && !value.text().contains(['&', '%', '+']);
        let edit = subject.arg_at(span.start).and_then(|arg| renamed(subject, arg, "--data-urlencode"));
        match edit.filter(|_| plain) {
            Some(edit) => told.fix(Grade::Safe, "have it encoded by `--data-urlencode`", &[edit]),
            None => told.advise("give each field to `--data-urlencode`, or write `%20`"),
        };
    }
}
