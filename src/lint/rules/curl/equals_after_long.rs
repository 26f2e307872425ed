//! `equals-after-long`

use crate::curl::ComplaintKind;
use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::{Part, Quoting};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "equals-after-long",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a long option and its value joined by `=`",
    docs: r#"
Most programs take `--name=value`; curl does so only since 8.16.0. Older ones, which are everywhere, refuse
the command. Where the setting `curl` asks for none of these, it is fine.

```sh bad
curl --request=DELETE https://example.com
```
```sh good
curl --request DELETE https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    if on.settings.curl.is_some_and(|oldest| oldest >= [8, 16, 0]) {
        return;
    }
    for complaint in on.subject.complaints(ComplaintKind::EqualsValue) {
        let (text, end) = (on.subject.text(), complaint.span.end);
        let rest = &text[end..];
        let has_value = rest.len() > 1 && !rest[1..].starts_with(char::is_whitespace);
        let bare = on.subject.word_at(complaint.span.start).is_some_and(|word| {
            let quoted = |part: &Part| part.quoting != Quoting::Bare && part.span.start <= end;
            word.span.start == complaint.span.start && !word.parts.iter().any(quoted)
        });
        let told = on
            .report(Span::new(end, end), "curl before 8.16.0 takes no `=` between a long option and its value")
            .why("older releases refuse the command");
        if rest.starts_with('=') && bare && has_value {
            told.fix(Grade::Safe, "write a blank", &[Edit::new(end..end + 1, " ")]);
        }
    }
}
