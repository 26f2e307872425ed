//! `unquoted-glob`

use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::{Dialect, Part, Quoting, Worth};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "unquoted-glob",
    group: Group::Shell,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a `?`, `*` or `[` in a URL without quotes",
    docs: r#"
Outside quotes these are patterns for file names. bash leaves them alone as long as no file fits; zsh says
`no matches found` and runs nothing.

```sh bad
curl https://example.com/search?q=curl
```
```sh good
curl "https://example.com/search?q=curl"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    if on.subject.command.dialect != Dialect::Posix {
        return;
    }
    let text = on.subject.text();
    for word in on.subject.url_words() {
        let bare = |part: &&Part| part.quoting == Quoting::Bare && matches!(part.worth, Worth::Text(_));
        let pattern = |part: &Part| Some(part.span.start + part.span.of(text).find(['?', '*', '['])?);
        let Some(at) = word.parts.iter().filter(bare).find_map(pattern) else { continue };
        let sign = &text[at..=at];
        let told = on
            .report(Span::new(at, at + 1), format!("`{sign}` in a URL without quotes is a pattern for file names"))
            .why("zsh refuses the command, and bash puts in a file name that fits");
        // Behind an `&` goes more of the URL, which is another rule's business.
        let ends = !text[word.span.end..].starts_with('&');
        let plain =
            ends && word.parts.iter().all(|part| part.quoting == Quoting::Bare) && !word.span.of(text).contains('\\');
        if plain {
            let (start, end) = (Span::at(word.span.start), Span::at(word.span.end));
            told.fix(Grade::Safe, "put quotes round the URL", &[Edit::new(start, "\""), Edit::new(end, "\"")]);
        }
    }
}
