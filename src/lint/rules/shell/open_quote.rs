//! `open-quote`

use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::{Part, Quoting, Worth};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "open-quote",
    group: Group::Shell,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a quote that nothing closes",
    docs: r#"
The shell waits for the closing quote and takes everything up to it for one argument, further options
included. Mending puts the missing quote in where it can be told from the rest of the command.

```sh bad as-written
curl -d "a=1 https://example.com
```

```sh good
curl -d "a=1" https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for word in on.subject.words() {
        let marks = word.parts.iter().filter(|part| part.worth == Worth::Text(String::new()));
        let marks: Vec<_> = marks.filter(|part| is_mark(part, on.subject.text())).collect();
        if let Some(open) = marks.last().filter(|_| marks.len() % 2 == 1) {
            on.report(open.span, format!("`{}` is never closed", open.span.of(on.subject.text())))
                .why("the shell takes everything behind it for one argument")
                .advise("close the quote where the value ends");
        }
    }
}

/// Whether `part` is a quote mark and no continuation.
fn is_mark(part: &Part, text: &str) -> bool {
    part.quoting != Quoting::Bare && part.span.of(text).ends_with(['\'', '"'])
}
