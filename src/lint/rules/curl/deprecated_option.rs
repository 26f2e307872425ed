//! `deprecated-option`

use crate::curl::ComplaintKind;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "deprecated-option",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "an option that does nothing any more",
    docs: r#"
curl warns of it and goes on as if it were not there.

```sh bad
curl --random-file /dev/urandom https://example.com
```
```sh good
curl https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    for complaint in subject.complaints(ComplaintKind::Deprecated) {
        let Some(arg) = subject.args().iter().find(|arg| arg.span == complaint.span) else { continue };
        let Some(option) = arg.option else { continue };
        let since = option.deprecated.map_or(String::new(), |release| format!(" since curl {release}"));
        on.report(arg.span, format!("`--{}` does nothing{since}", option.long)).fix(
            Grade::Safe,
            "leave it out",
            &subject.without(arg),
        );
    }
}
