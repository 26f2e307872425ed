//! `unquoted-operator`

use crate::knowledge::programs;
use crate::lint::{Check, Checks, Group, Rule, Subject};
use crate::shell::{Dialect, Quoting, Word};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "unquoted-operator",
    group: Group::Shell,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a `|`, `<` or `>` in a URL without quotes",
    docs: r#"
Outside quotes `|` gives the output to another program, and `<` and `>` read and write files. In the middle of a query they were
hardly meant so.

```sh bad
curl https://example.com/search?tag=red|blue
```
```sh good
curl "https://example.com/search?tag=red|blue"
```

```sh bad
curl https://example.com/search?tag=red|blue -H "Accept: text/csv"
```
```sh good
curl "https://example.com/search?tag=red|blue" -H "Accept: text/csv"
```

```sh bad
curl https://example.com/red|blue -H "Accept: text/csv"
```
```sh good
curl "https://example.com/red|blue" -H "Accept: text/csv"
```

```sh bad
curl https://example.com/items?price=>50
```
```sh good
curl "https://example.com/items?price=>50"
```

With a program behind it, or a file, it is what it seems.

```sh good
curl "https://example.com/items?page=2"|jq
```
```sh good
curl "https://example.com/items?page=2">items.json
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    if subject.command.dialect != Dialect::Posix {
        return;
    }
    let Some(url) = subject.url_words().last().filter(|word| is_bare(word, subject.text())) else { return };
    let Some((sign, end)) = piped(subject, url).or_else(|| redirected(subject, url)) else { return };
    let written = sign.of(subject.text());
    let told =
        on.report(sign, format!("`{written}` in a URL without quotes does not belong to it")).why(if written == "|" {
            "the shell runs what stands behind it as another program"
        } else {
            "the shell takes what stands behind it for the name of a file"
        });
    let (start, end) = (Span::at(url.span.start), Span::at(end));
    told.fix(Grade::Unsafe, "put quotes round the URL", &[Edit::new(start, "\""), Edit::new(end, "\"")]);
}

/// Whether `word` has no quotes.
fn is_bare(word: &Word, text: &str) -> bool {
    word.parts.iter().all(|part| part.quoting == Quoting::Bare) && !word.span.of(text).contains('\\')
}

/// Whether `word` is a URL that ends within its query.
fn is_query(word: &Word, text: &str) -> bool {
    word.span.of(text).split_once('?').is_some_and(|(_, query)| query.contains('='))
}

/// The `|` behind `url` where what follows is no program, and where that ends.
fn piped(subject: Subject<'_>, url: &Word) -> Option<(Span, usize)> {
    let text = subject.text();
    let sign = Span::new(url.span.end, url.span.end + 1);
    let next = subject.command.pipeline.commands.get(subject.command.position + 1)?;
    let word = next.words.first().filter(|word| word.span.start == sign.end)?;
    let is_value = |c: char| c.is_ascii_alphanumeric() || "-_.,:+%&=".contains(c);
    let written = word.span.of(text);
    let is_header = |word: &Word| matches!(word.span.of(text), "-H" | "--header");
    // No program but curl takes headers so.
    let stands_alone = next.words.get(1).map_or(is_query(url, text), is_header)
        && subject.command.pipeline.commands.len() == subject.command.position + 2;
    let is_meant = text.get(sign.start..sign.end) == Some("|")
        && stands_alone
        && next.redirects.is_empty()
        && written.chars().all(is_value)
        && !programs::is_known(written);
    is_meant.then_some((sign, word.span.end))
}

/// The sign of a redirection glued to `url` whose target is a number, and where that ends.
fn redirected(subject: Subject<'_>, url: &Word) -> Option<(Span, usize)> {
    let simple = subject.simple()?;
    let redirect = simple.redirects.iter().find(|redirect| redirect.span.start == url.span.end)?;
    let text = subject.text();
    if !is_query(url, text) {
        return None;
    }
    let target = redirect.target.span.of(text);
    let number = target.trim_start_matches('=');
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let is_glued = redirect.target.span.start == redirect.span.start + redirect.operator.len();
    let sign = Span::new(redirect.span.start, redirect.span.start + redirect.operator.len());
    (is_number && is_glued && matches!(redirect.operator, "<" | ">")).then_some((sign, redirect.span.end))
}
