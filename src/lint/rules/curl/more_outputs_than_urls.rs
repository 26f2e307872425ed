//! `more-outputs-than-urls`

use crate::curl::ComplaintKind;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "more-outputs-than-urls",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "more outputs than URLs",
    docs: r#"
Each `-o` goes with one URL, in order. One too many is left over, and a file that was to be written is not.

```sh bad
curl -o one.html -o two.html https://example.com
```

```sh good
curl -o one.html https://example.com/1 -o two.html https://example.com/2
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for complaint in on.subject.complaints(ComplaintKind::TooManyOutputs) {
        on.report(complaint.span, "there are more outputs than URLs")
            .why("each goes with one URL, in order, and the last ones are left over")
            .advise("give each URL one output");
    }
}
