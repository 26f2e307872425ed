//! `unquoted-ampersand`

use crate::lint::{Check, Checks, Group, Rule, Told};
use crate::shell::Quoting;
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "unquoted-ampersand",
    group: Group::Shell,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "an `&` in a URL without quotes",
    docs: r#"
Outside quotes `&` ends the command and sends it to the background. curl gets the URL up to there, and the
shell takes the rest for other commands or assignments; no message tells of it.

```sh bad
curl https://example.com/search?q=curl&page=2 -H 'Accept: text/html'
```
```sh good
curl "https://example.com/search?q=curl&page=2" -H 'Accept: text/html'
```

An `&` with blanks round it is meant.

```sh good
curl https://example.com/one & curl https://example.com/two
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let Some(url) = subject.url_words().last() else { return };
    if url.span.end != subject.command.pipeline.span.end || url.parts.iter().any(|part| part.quoting != Quoting::Bare) {
        return;
    }
    let text = subject.text();
    if let Some(length) = tail(&text[url.span.end..]) {
        let end = url.span.end + length;
        let edits = [Edit::new(Span::at(url.span.start), "\""), Edit::new(Span::at(end), "\"")];
        tell(on, url.span.end).fix(Grade::Safe, "put quotes round the URL", &edits);
    } else if url.span.end == text.len()
        && let Some(length) = tail(&on.source.text()[subject.command.span.end..])
    {
        let start = subject.command.text.span(url.span).start;
        let end = subject.command.span.end + length;
        let edits = vec![Edit::new(Span::at(start), "\""), Edit::new(Span::at(end), "\"")];
        tell(on, url.span.end).fix_given(Grade::Safe, "put quotes round the URL", edits);
    }
}

fn tell<'a>(on: &'a mut Check<'_>, at: usize) -> Told<'a> {
    let at = on.subject.command.text.span(Span::at(at)).start;
    on.report_given(Span::new(at, at + 1), "`&` without quotes ends the URL and the command")
        .why("curl runs in the background without the rest, which the shell takes for another command")
}

/// The length of the query that goes on behind an `&` at the start of `text`.
fn tail(text: &str) -> Option<usize> {
    let end = text.find(|c: char| c.is_whitespace() || "\"'`|;<>()\\".contains(c)).unwrap_or(text.len());
    let query = text[..end].strip_prefix('&')?;
    (query.starts_with(|c: char| c.is_alphanumeric() || c == '_') && !query.contains("&&")).then_some(end)
}
