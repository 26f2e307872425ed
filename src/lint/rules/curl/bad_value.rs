//! `bad-value`

use crate::curl::ComplaintKind;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "bad-value",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a value that an option does not take",
    docs: r#"
Numbers have to be numbers, and where curl needs some text, none is refused.

```sh bad
curl --max-time soon https://example.com
```

```sh good
curl --max-time 10 https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    for complaint in subject.complaints(ComplaintKind::BadValue) {
        let what = complaint.message.rsplit(": ").next().unwrap_or_default();
        let arg = subject.arg_at(complaint.span.start).and_then(|arg| arg.option);
        let option = arg.map_or("an option".to_owned(), |option| format!("`--{}`", option.long));
        let told = on.report(complaint.span, format!("{option} does not take this value"));
        if complaint.exit == 0 {
            told.level(Level::Warning).why(format!("curl makes do with it: {what}"))
        } else {
            told.why(format!("curl refuses the command: {what}"))
        }
        .advise("write a value that it takes");
    }
}
