//! `unicode-value`

use crate::curl::ComplaintKind;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "unicode-value",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a value that starts with a typographic sign",
    docs: r#"
curl itself has learned to warn of values that start with a curly quote, a dash or a blank from typography:
mostly a document program put it there, and the server gets it as it is.

```sh bad
curl -A '“browser”' https://example.com
```

```sh good
curl -A 'browser' https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for complaint in on.subject.complaints(ComplaintKind::UnicodeStart) {
        on.report(complaint.span, "the value starts with a typographic sign")
            .why("it is sent as it is; curl warns of it, too")
            .advise("write the ASCII sign, if that is what was meant");
    }
}
