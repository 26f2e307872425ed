//! `inner-quote`

use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::{Dialect, Part, Quoting, Word, Worth};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "inner-quote",
    group: Group::Shell,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "quotes inside a quoted value that vanish",
    docs: r#"
A quote inside a value with the same quotes ends it; the next one begins another. What stands between them is sent, the quotes
are not.

```sh bad
curl -F "caption=Bob says "hi" to you" https://example.com
```
```sh good
curl -F "caption=Bob says \"hi\" to you" https://example.com
```

```sh bad
curl -A 'my 'own' agent' https://example.com
```
```sh good
curl -A 'my '\''own'\'' agent' https://example.com
```

```sh bad
curl -H 'Content-Type: text/plain' --data-binary "jobs{queue="mail"} 3" https://example.com
```
```sh good
curl -H 'Content-Type: text/plain' --data-binary "jobs{queue=\"mail\"} 3" https://example.com
```

Quotes that end before a variable are meant so.

```sh good
curl -A "agent "$NAME" of mine" https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    if on.subject.command.dialect != Dialect::Posix {
        return;
    }
    let text = on.subject.text();
    for word in on.subject.words() {
        let all: Vec<_> = word.parts.iter().filter_map(|part| inner(word, part, text)).collect();
        let (Some((first, _)), Some((last, _))) = (all.first(), all.last()) else { continue };
        let escaped = |(inner, quote): &(Span, char)| {
            let escaped = if *quote == '"' { "\\\"" } else { "'\\''" };
            [inner.start - 1, inner.end].map(|at| Edit::new(Span::new(at, at + 1), escaped))
        };
        let edits: Vec<_> = all.iter().flat_map(escaped).collect();
        let span = Span::new(first.start - 1, last.end + 1);
        on.report(span, "these quotes end the value around them, and are not sent")
            .why("the shell joins what stands inside quotes to what stands outside")
            .fix(Grade::Unsafe, "let the shell take them as letters", &edits);
    }
}

/// What stands between two quotes that were to be part of `word`, if `part` is that, and the quotes' kind.
fn inner(word: &Word, part: &Part, text: &str) -> Option<(Span, char)> {
    let is_plain = part.quoting == Quoting::Bare && matches!(part.worth, Worth::Text(_)) && !part.span.is_empty();
    let (before, after) = (&text[word.span.start..part.span.start], &text[part.span.end..word.span.end]);
    let quote = before.chars().next_back().filter(|c| is_plain && matches!(c, '"' | '\''))?;
    let (before, after) = (before.strip_suffix(quote)?, after.strip_prefix(quote)?);
    let spoken = before.ends_with(' ') && after.starts_with([' ', quote, '.', ',', '!', '?']);
    // An attribute of XML, or a label.
    let is_set = before.ends_with('=') && after.starts_with(['>', '/', ' ', '}', ',']);
    (spoken || is_set).then_some((part.span, quote))
}
