//! `equals-after-short`

use crate::curl::ComplaintKind;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "equals-after-short",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a short option and its value joined by `=`",
    docs: r#"
What follows a short option's letter is its value, sign by sign: `-X=POST` asks for the method `=POST`.

```sh bad
curl -X=DELETE https://example.com
```
```sh good
curl -XDELETE https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for complaint in on.subject.complaints(ComplaintKind::EqualsShort) {
        let (text, end) = (on.subject.text(), complaint.span.end);
        let told = on
            .report(Span::new(end, end + 1), "the `=` behind a short option is a part of its value")
            .why("leave it out, or put a blank there");
        if text[end..].starts_with('=') {
            told.fix(Grade::Safe, "leave the `=` out", &[Edit::new(end..end + 1, "")]);
        }
    }
}
