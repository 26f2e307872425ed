//! `bad-form-field`

use crate::curl::ComplaintKind;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "bad-form-field",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a form field that is none",
    docs: r#"
A field is `name=value`. Without `=` curl refuses the command; what it does not understand behind a `;` it
drops.

```sh bad
curl -F photo.png https://example.com
```

```sh good
curl -F file=@photo.png https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for complaint in on.subject.complaints(ComplaintKind::BadForm) {
        if complaint.exit == 0 {
            on.report(complaint.span, "this part of the form field is dropped")
                .why("a `;` starts an attribute like `type=`; put a value with `;` into double quotes of its own")
                .advise("quote the value within the field");
        } else {
            on.report(complaint.span, "the form field has no `=`")
                .why("curl refuses the command; a file is sent as `name=@file`")
                .advise("write the field's name and `=` before it");
        }
    }
}
