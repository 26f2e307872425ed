//! `dollar-expanded`

use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::{Dialect, Part, Quoting, Word};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "dollar-expanded",
    group: Group::Shell,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a dollar sign that the shell takes away",
    docs: r#"
Outside single quotes `$5` is an argument of the script, mostly empty, and `$$` a number of the shell's. A
price or a password loses its dollar sign that way.

```sh bad
curl -d "price=$50" https://example.com
```
```sh good
curl -d "price=\$50" https://example.com
```

```sh bad
curl -d "password=pa$$word" https://example.com
```
```sh good
curl -d "password=pa\$\$word" https://example.com
```

```sh good
curl -o "page.$$" "https://192.168.$1.10/v$2.0/$3"
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
        for span in word.parts.iter().filter_map(|part| taken(word, part, text)) {
            let written = span.of(text);
            let edits: Vec<Edit> =
                written.match_indices('$').map(|(at, _)| Edit::new(Span::at(span.start + at), "\\")).collect();
            on.report(span, format!("the shell puts something else in place of `{written}`"))
                .why("the value loses its dollar sign")
                .fix(Grade::Unsafe, "put a backslash before it", &edits);
        }
    }
}

/// The sign that `part` of `word` starts with, if it is no variable that anybody meant.
fn taken(word: &Word, part: &Part, text: &str) -> Option<Span> {
    if !matches!(part.quoting, Quoting::Bare | Quoting::Double) {
        return None;
    }
    let written = part.span.of(text);
    let after = &text[part.span.end..word.span.end];
    let before = &text[word.span.start..part.span.start];
    let digits = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    // In `192.168.$1.10` and `v$1.0` an argument is meant.
    let joined = before.ends_with(|c: char| c.is_ascii_alphanumeric() || "./-_".contains(c));
    let argument = written.strip_prefix('$').is_some_and(|rest| rest.len() == 1 && digits(rest));
    let amount = argument && !joined && (digits(after) || after.strip_prefix(['.', ',']).is_some_and(digits));
    let inside = written == "$$"
        && before.ends_with(|c: char| c.is_ascii_alphanumeric())
        && after.starts_with(|c: char| c.is_ascii_alphabetic());
    (amount || inside).then_some(part.span)
}
