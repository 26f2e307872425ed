//! `url-backslash`

use std::collections::BTreeSet;

use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "url-backslash",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a backslash in a URL",
    docs: r#"
Between quotes a backslash before `&`, `?` or `=` protects nothing: it is sent, and the server reads another
address. curl itself takes one away before brackets and braces only.

```sh bad as-written
curl "https://example.com/search?q=curl\&page=2"
```
```sh good as-written
curl "https://example.com/search?q=curl&page=2"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let mut seen = BTreeSet::new();
    for (request, _) in on.subject.requests() {
        let url = &request.url;
        let text = url.text();
        let fetched = request.scheme().is_some_and(|scheme| scheme.starts_with("http"));
        let sent = |at: &usize| !text[at + 1..].starts_with(['[', ']', '{', '}']);
        let spans: Vec<Span> = text.match_indices('\\').map(|(at, _)| Span::new(at, at + 1)).collect();
        let mut spans = spans.into_iter().filter(|span| sent(&span.start) && !url.is_unknown(*span)).peekable();
        let Some(first) = spans.peek().map(|span| url.origin(*span)).filter(|_| fetched) else { continue };
        if !seen.insert(first) {
            continue;
        }
        let needless = |span: &Span| text[span.end..].starts_with(|c: char| c.is_ascii_punctuation() && c != '\\');
        let spans: Vec<Span> = spans.collect();
        let told = on.report(first, "the backslash is sent as a part of the URL");
        if spans.iter().all(needless) {
            let edits: Vec<Edit> = spans.iter().map(|span| Edit::new(url.origin(*span), "")).collect();
            told.why("between quotes there is nothing to protect").fix(Grade::Unsafe, "leave it out", &edits);
        } else {
            told.why("a URL has slashes").advise("write `/`, or `%5C` where it is meant");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::{Settings, lint};
    use crate::mend::Mending;
    use crate::text::Source;

    #[test]
    fn brackets_and_braces_may_have_one() {
        let source = Source::new(None, "curl 'https://a.example/?q=\\[1\\]'");
        assert_eq!(lint(source, Mending::AsWritten, &Settings::default()).findings, []);
    }
}
