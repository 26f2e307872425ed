//! `unquoted-url`

use crate::lint::rules::broken_off::{self, Cut};
use crate::lint::{Check, Checks, Group, Rule, Told};
use crate::shell::Dialect;
use crate::text::{Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "unquoted-url",
    group: Group::Shell,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a parenthesis or semicolon in a URL or data without quotes",
    docs: r#"
Outside quotes a parenthesis is a syntax error to the shell, and `;` ends the command.

```text bad
curl https://example.com/wiki/Curl_(software)
```
```text good
curl "https://example.com/wiki/Curl_(software)"
```

```sh bad
curl https://example.com/shop;jsessionid=A1B2C3?page=2
```
```sh good
curl "https://example.com/shop;jsessionid=A1B2C3?page=2"
```

A value behind a `;` that no command uses was hardly meant for the shell.

```sh bad
curl https://example.com/orders -d item=tea;count=2
```
```sh good
curl https://example.com/orders -d "item=tea;count=2"
```

```sh bad
curl https://example.com/map;zoom=3/tiles -H 'Accept: text/html'
```
```sh good
curl "https://example.com/map;zoom=3/tiles" -H 'Accept: text/html'
```

A `;` that ends the command is meant.

```sh good
curl https://example.com/one;status=$?
```
```sh good
curl https://example.com/one;done=yes
echo "$done"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    if on.subject.command.dialect == Dialect::Posix {
        broken_off::check(on, Grade::Safe, tail, tell);
        broken_off::check(on, Grade::Unsafe, assignments, tell);
    }
}

fn tell<'a>(on: &'a mut Check<'_>, at: usize, cut: Cut) -> Told<'a> {
    let at = on.subject.command.text.span(Span::at(at)).start;
    let sign = &on.source.text()[at..=at];
    let message = format!("`{sign}` without quotes does not belong to the {}", cut.name());
    let why = if sign == ";" {
        "it ends the command, and the shell takes the rest for another one"
    } else {
        "the shell says `syntax error near unexpected token` and runs nothing"
    };
    on.report_given(Span::new(at, at + 1), message).why(why)
}

/// The length of what goes on of a URL behind a `(` or `;` at the start of `text`.
fn tail(text: &str) -> Option<usize> {
    let end = text.find(|c: char| c.is_whitespace() || "\"'`|<>\\$".contains(c)).unwrap_or(text.len());
    let rest = &text[..end];
    let whole = text[end..].chars().next().is_none_or(char::is_whitespace);
    (whole && (is_title(rest) || is_parameter(rest))).then_some(end)
}

/// The length of assignments behind a `;` at the start of `text` that nothing behind them uses: `;b=2;c=3`.
fn assignments(text: &str) -> Option<usize> {
    let end = text.find(|c: char| c.is_whitespace() || "\"'`|<>\\$()&#{}".contains(c)).unwrap_or(text.len());
    let (rest, behind) = (text[..end].strip_prefix(';')?, &text[end..]);
    if tail(text).is_some() || !behind.chars().next().is_none_or(char::is_whitespace) {
        return None;
    }
    let next = behind.trim_start_matches([' ', '\t']);
    let is_option = next.starts_with('-') && next[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '-');
    let is_last = next.is_empty() || next.starts_with(['\n', '\r']);
    let is_idle = |name: &str| !behind.contains(&format!("${name}")) && !behind.contains(&format!("${{{name}"));
    let assigns = |part: &str| {
        part.split_once('=').is_some_and(|(name, value)| is_variable(name) && !value.is_empty() && is_idle(name))
    };
    ((is_option || is_last) && rest.split(';').all(assigns)).then_some(end)
}

/// Whether a shell takes `name` for that of a variable.
fn is_variable(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Whether `text` is a part of a path in parentheses, as in `Curl_(software)`.
fn is_title(text: &str) -> bool {
    let count = |sign| text.matches(sign).count();
    text.starts_with('(') && count('(') == count(')') && !text.contains([';', '&'])
}

/// Whether `text` is a parameter of a path, as in `;jsessionid=1?a=b`, and no assignment.
fn is_parameter(text: &str) -> bool {
    let Some((name, value)) = text.strip_prefix(';').and_then(|text| text.split_once('=')) else { return false };
    let plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    plain && (name.to_ascii_lowercase().contains("session") || value.contains('?')) && !value.contains([';', '(', '&'])
}
