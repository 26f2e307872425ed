//! `unquoted-ampersand`

use crate::lint::rules::broken_off::{self, Cut};
use crate::lint::{Check, Checks, Group, Rule, Told};
use crate::text::{Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "unquoted-ampersand",
    group: Group::Shell,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "an `&` in a URL or data without quotes",
    docs: r#"
Outside quotes `&` ends the command and sends it to the background. curl gets the URL up to there, and the
shell takes the rest for other commands or assignments; no message tells of it.

```sh bad
curl https://example.com/search?q=curl&page=2 -H 'Accept: text/html'
```
```sh good
curl "https://example.com/search?q=curl&page=2" -H 'Accept: text/html'
```

```sh bad
curl https://example.com/orders -d item=tea&count=2 -H 'Accept: text/html'
```
```sh good
curl https://example.com/orders -d "item=tea&count=2" -H 'Accept: text/html'
```

An `&` with blanks round it is meant.

```sh good
curl https://example.com/one & curl https://example.com/two
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    broken_off::check(on, Grade::Safe, tail, tell);
}

fn tell<'a>(on: &'a mut Check<'_>, at: usize, cut: Cut) -> Told<'a> {
    let at = on.subject.command.text.span(Span::at(at)).start;
    on.report_given(Span::new(at, at + 1), format!("`&` without quotes ends the {} and the command", cut.name()))
        .why("curl runs in the background without the rest, which the shell takes for another command")
}

/// The length of the query that goes on behind an `&` at the start of `text`.
pub(in crate::lint::rules) fn tail(text: &str) -> Option<usize> {
    let end = text.find(|c: char| c.is_whitespace() || "\"'`|;<>()\\".contains(c)).unwrap_or(text.len());
    let query = text[..end].strip_prefix('&')?;
    (query.starts_with(|c: char| c.is_alphanumeric() || c == '_') && !query.contains("&&")).then_some(end)
}
