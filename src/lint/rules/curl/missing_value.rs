//! `missing-value`

use crate::curl::ComplaintKind;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "missing-value",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "an option without its value",
    docs: r#"
An option that takes a value takes the next word, whatever it is. At the end of the command there is none,
and curl refuses it.

```sh bad as-written
curl https://example.com -H
```

```sh good
curl https://example.com -H 'Accept: text/html'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    // What such a program adds stands behind the last word.
    if on.is_filled() {
        return;
    }
    for complaint in subject.complaints(ComplaintKind::MissingValue) {
        let option = subject.args().iter().find(|arg| arg.span == complaint.span).and_then(|arg| arg.option);
        let message = match option {
            Some(option) => {
                format!("nothing follows `{}`, which is to {}", complaint.span.of(subject.text()), option.brief)
            }
            None => "nothing follows an option that takes a value".to_owned(),
        };
        on.report(complaint.span, message)
            .why("curl refuses the command and sends nothing")
            .advise("write the value behind it");
    }
}
