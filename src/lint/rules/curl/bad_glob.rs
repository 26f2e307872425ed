//! `bad-glob`

use super::super::api::is_in_placeholder;
use crate::curl::ComplaintKind;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "bad-glob",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a bracket or brace in a URL that curl cannot expand",
    docs: r#"
curl expands `[1-9]` and `{a,b}` in a URL to several. What looks like it and is none is refused, unless `-g`
says that brackets and braces are meant as they are.

```sh bad
curl "https://example.com/?filter=[a"
```
```sh good
curl -g "https://example.com/?filter=[a"
```
```sh bad
curl -s --url "https://example.com/?filter=[a"
```
```sh good
curl -s -g --url "https://example.com/?filter=[a"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let mut done = false;
    for complaint in on.subject.complaints(ComplaintKind::BadGlob) {
        if is_in_placeholder(on.subject, complaint.span.start) || is_filled_in(on, complaint.span) {
            continue;
        }
        let Some(edit) = on.subject.option_before(complaint.span.start, "-g") else { continue };
        let told = on
            .report(complaint.span, "curl cannot expand what stands here in the URL")
            .why(format!("it refuses the command: {}", complaint.message));
        // One `-g` is enough for all URLs.
        if !done {
            told.fix(Grade::Safe, "take brackets and braces literally with `-g`", &[edit]);
        }
        done = true;
    }
}

/// Whether another program puts a value in place of `{}` before curl sees it.
fn is_filled_in(on: &Check<'_>, span: Span) -> bool {
    const FILLERS: [&str; 4] = ["xargs", "parallel", "-exec", "-execdir"];
    let text = on.subject.text();
    let braces = text.get(span.start.saturating_sub(1)..(span.start + 2).min(text.len())).unwrap_or_default();
    let before = &on.source.text()[..on.subject.command.span.start];
    let line = before.rsplit('\n').next().unwrap_or_default();
    let mut words = line.split_ascii_whitespace().chain(on.subject.words().iter().map(|word| word.span.of(text)));
    braces.contains("{}") && words.any(|word| FILLERS.contains(&word))
}
