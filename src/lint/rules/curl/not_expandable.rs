//! `not-expandable`

use crate::curl::ComplaintKind;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "not-expandable",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "`--expand-` before an option without value",
    docs: r#"
`--expand-` fills curl's own variables into the value of an option. Where there is no value, curl refuses the
command.

```sh bad
curl --expand-silent https://example.com
```
```sh good
curl --silent https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for complaint in on.subject.complaints(ComplaintKind::NotExpandable) {
        let name = complaint.span.of(on.subject.text());
        let told = on
            .report(complaint.span, "an option without value has nothing to expand")
            .why("curl refuses the command and sends nothing");
        if let Some(plain) = name.strip_prefix("--expand-") {
            let edit = Edit::new(complaint.span, format!("--{plain}"));
            told.fix(Grade::Safe, format!("write `--{plain}`"), &[edit]);
        }
    }
}
