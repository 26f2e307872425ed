//! `unknown-option`

use crate::curl::ComplaintKind;
use crate::knowledge::options;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "unknown-option",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "an option that curl does not have",
    docs: r#"
curl refuses the whole command for one option it does not know, and sends nothing.

```sh bad as-written
curl --haeder 'Accept: text/html' https://example.com
```
```sh good
curl --header 'Accept: text/html' https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let text = on.subject.text();
    for complaint in on.subject.complaints(ComplaintKind::UnknownOption) {
        let Some(name) = name(text, complaint.span) else {
            on.report(complaint.span, "curl has no such option").why("it refuses the command and sends nothing");
            continue;
        };
        let nearest = name.strip_prefix("--").and_then(options::nearest);
        let told = on.report(complaint.span, format!("curl has no option `{name}`"));
        if let Some(option) = nearest {
            let name = format!("--{}", option.long);
            told.why(format!("it refuses the command; did you mean `{name}`?")).fix(
                Grade::Unsafe,
                format!("write `{name}`"),
                &[Edit::new(complaint.span, name.as_str())],
            );
        } else {
            told.why("it refuses the command and sends nothing");
        }
    }
}

/// The bytes `span` as a name to show; not what is too odd to be one, which may be anything.
fn name(text: &str, span: Span) -> Option<&str> {
    let name = span.of(text);
    let plain = name.len() <= 40 && name.chars().all(|c| c.is_ascii_alphanumeric() || "-.#:".contains(c));
    plain.then_some(name)
}
