//! `not-negatable`

use crate::curl::ComplaintKind;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "not-negatable",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "`--no-` before an option that has none",
    docs: r#"
Only switches can be switched off. For an option that takes a value, leaving it out is enough.

```sh bad
curl --no-header 'Accept: text/html' https://example.com
```

```sh good
curl --no-buffer https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for complaint in on.subject.complaints(ComplaintKind::NotNegatable) {
        on.report(complaint.span, format!("`{}` is no switch", complaint.span.of(on.subject.text())))
            .why("only switches have a form with `--no-`; curl refuses the command")
            .advise("leave the option out");
    }
}
