//! `percent-in-batch`

use crate::lint::{Check, Checks, Group, Rule};
use crate::page::Purpose;
use crate::shell::Dialect;
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "percent-in-batch",
    group: Group::Shell,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a single `%` in a batch file",
    docs: r#"
In a batch file `%2` is an argument, so of `%20` only `0` is left; `%%` stands for one percent sign. At the
prompt of cmd.exe it is sent as it is.

```md bad
~~~bat
curl "https://example.com/two%20words"
~~~
```
```md good
~~~bat
curl "https://example.com/two%%20words"
~~~
```

```md good
~~~cmd
curl "https://example.com/two%20words"
~~~
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    if on.subject.command.dialect != Dialect::Cmd || !is_batch(on) {
        return;
    }
    let text = on.subject.text();
    for word in on.subject.words() {
        for at in codes(word.span.of(text)) {
            let sign = Span::new(word.span.start + at, word.span.start + at + 1);
            on.report(sign, "a batch file takes this `%` for the start of an argument's number")
                .why("`%20` leaves `0`; `%%` stands for one percent sign")
                .fix(Grade::Safe, "write `%%`", &[Edit::new(sign, "%%")]);
        }
    }
}

/// Whether the command stands in a batch file, or in a code block that is called one.
fn is_batch(on: &Check<'_>) -> bool {
    let before = &on.source.text()[..on.subject.command.span.start];
    let fence = before.rfind("```").max(before.rfind("~~~")).map(|at| &before[at + 3..]);
    let is_script = on.purpose() == Purpose::Script && on.subject.command.dialect == Dialect::Cmd;
    is_script || fence.is_some_and(|fence| fence.starts_with("bat"))
}

/// Where single percent signs stand before two hexadecimal digits, the first of them from 0 to 9.
fn codes(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        let start = text.len() - rest.len() + at;
        let length = rest[at..].len() - rest[at..].trim_start_matches('%').len();
        rest = &rest[at + length..];
        let code = matches!(rest.as_bytes(), [b'0'..=b'9', two, ..] if two.is_ascii_hexdigit());
        if length == 1 && code {
            found.push(start);
        }
    }
    found
}
