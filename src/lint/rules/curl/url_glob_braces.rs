//! `url-glob-braces`

use std::collections::BTreeSet;

use super::super::api::is_in_placeholder;
use crate::knowledge::placeholders;
use crate::lint::rules::braces::{is_sequence, is_template};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "url-glob-braces",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "braces in a URL that curl takes away",
    docs: r#"
`{a,b}` in a URL stands for two URLs. With one word or some JSON between the braces there is one, and it has
lost them.

```sh bad
curl 'https://example.com/?filter={"id":7}'
```
```sh good
curl -g 'https://example.com/?filter={"id":7}'
```
```sh bad
curl --url 'https://example.com/?filter={"id":7}'
```
```sh good
curl -g --url 'https://example.com/?filter={"id":7}'
```

With several choices they do their work, and a sequence without quotes is the shell's.

```sh good
curl https://example.com/{1..3}.html
```

```sh good
curl 'https://example.com/{one,two}.html'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let mut seen = BTreeSet::new();
    let mut fixed = false;
    for (request, _) in on.subject.requests().filter(|(request, _)| request.globs()) {
        let Some(set) = single(request.url.text()) else { continue };
        let span = request.url.origin(set);
        if seen.contains(&span) || request.url.is_unknown(set) || is_in_placeholder(on.subject, span.start) {
            continue;
        }
        // `bad-glob` tells of templates.
        if is_template(request.url.text(), set.start) || is_sequence(on.subject, span) {
            continue;
        }
        seen.insert(span);
        let placeholder = placeholders::classify(set.of(request.url.text())).is_some();
        let edit = on.subject.option_before(span.start, "-g");
        let told = on.report(span, "curl takes these braces away");
        if placeholder {
            told.level(Level::Note).why("a template's name in braces reaches the server without them");
        } else if let Some(edit) = edit.filter(|_| !fixed) {
            told.why("they stand for a set of URLs, of which there is one").fix(
                Grade::Safe,
                "take braces literally with `-g`",
                &[edit],
            );
            fixed = true;
        }
    }
}

/// The first set of only one choice in `url`.
fn single(url: &str) -> Option<Span> {
    let mut at = 0;
    while let Some(open) = url[at..].find('{').map(|open| at + open) {
        let close = open + url[open..].find('}')?;
        let escaped = url[..open].ends_with('\\');
        if !escaped && close > open + 1 && !url[open..close].contains(',') {
            return Some(Span::new(open, close + 1));
        }
        at = open + 1;
    }
    None
}
