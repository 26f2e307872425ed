//! `abbreviated-option`

use crate::curl::{ComplaintKind, Spelling};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "abbreviated-option",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "an option's name cut short",
    docs: r#"
Until 8.6.0 curl took any beginning of a name that fits only one option. Today it refuses the command.

```sh bad
curl --insec https://localhost
```
```sh good
curl --insecure https://localhost
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    for complaint in subject.complaints(ComplaintKind::Abbreviated) {
        let Some(arg) = subject.args().iter().find(|arg| arg.span == complaint.span) else { continue };
        let Some(option) = arg.option else { continue };
        let prefix = match arg.spelling {
            Spelling::Negated => "--no-",
            Spelling::Expanded => "--expand-",
            _ => "--",
        };
        let full = format!("{prefix}{}", option.long);
        on.report(arg.span, format!("`{}` is cut short", arg.span.of(subject.text())))
            .why("curl takes no abbreviations since 8.6.0 and refuses the command")
            .fix(Grade::Safe, format!("write `{full}`"), &[Edit::new(arg.span, full.as_str())]);
    }
}
