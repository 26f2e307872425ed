//! `kept-backslash`

use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::{Dialect, Quoting};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "kept-backslash",
    group: Group::Shell,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a backslash in double quotes that the shell leaves there",
    docs: r#"
Between double quotes a backslash protects `$`, `"`, backticks and itself, and before anything else it is sent along. `\!` keeps the
shell from its history, but the backslash stays; `\'` was never needed.

```sh bad
curl -d "text=It\'s done" https://example.com
```
```sh good
curl -d "text=It's done" https://example.com
```

```sh bad
curl -d "text=Hello\!" https://example.com
```
```sh good
curl -d "text=Hello"'!'"" https://example.com
```

```sh good
curl -d "path=\$HOME and \"quotes\"" -d 'a\!b' https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    if subject.command.dialect != Dialect::Posix {
        return;
    }
    let text = subject.text();
    for word in subject.words() {
        for part in word.parts.iter().filter(|part| part.quoting == Quoting::Double) {
            for at in kept(part.span.of(text)).map(|at| part.span.start + at) {
                let Some(span) = Some(Span::new(at, at + 2)).filter(|_| is_content(on, at)) else { continue };
                let told = on
                    .report(span, format!("between double quotes the backslash of `{}` is sent along", span.of(text)))
                    .why("the shell takes it away only before `$`, `\"`, a backtick, and another backslash");
                if span.of(text) == "\\'" {
                    told.fix(Grade::Safe, "leave it out", &[Edit::new(Span::new(at, at + 1), "")]);
                } else {
                    told.fix(Grade::Unsafe, "put the mark into single quotes", &[Edit::new(span, "\"'!'\"")]);
                }
            }
        }
    }
}

/// Where a backslash stands in `inner` that keeps nothing from the shell.
fn kept(inner: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = inner.as_bytes();
    let mut escaped = false;
    bytes.iter().enumerate().filter_map(move |(at, byte)| {
        let starts = *byte == b'\\' && !escaped;
        escaped = starts;
        (starts && matches!(bytes.get(at + 1), Some(b'!' | b'\''))).then_some(at)
    })
}

/// Whether the byte `at` is a part of what is sent.
fn is_content(on: &Check<'_>, at: usize) -> bool {
    let option = on.subject.arg_at(at).map(|arg| arg.option.map(|option| option.effect));
    matches!(
        option,
        Some(None | Some(Effect::Data(_) | Effect::Form | Effect::FormString | Effect::Header | Effect::Url))
    )
}
