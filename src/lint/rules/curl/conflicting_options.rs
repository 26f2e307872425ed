//! `conflicting-options`

use crate::curl::ComplaintKind;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "conflicting-options",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "options that exclude each other",
    docs: r#"
Some options cannot be had together, and curl refuses the command.

```sh bad
curl -C 100 -r 0-99 -o part https://example.com
```

```sh good
curl -r 0-99 -o part https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for complaint in on.subject.complaints(ComplaintKind::Conflict) {
        let told =
            on.report(complaint.span, "this option does not go with another one").why(complaint.message.as_str());
        if complaint.exit == 0 {
            told.level(Level::Note)
        } else {
            told.advise("leave one of them out")
        };
    }
}
