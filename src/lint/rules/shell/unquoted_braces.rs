//! `unquoted-braces`

use crate::curl::Target;
use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::{Dialect, Part, Quoting, Worth};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "unquoted-braces",
    group: Group::Shell,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "braces in a URL that the shell expands before curl can",
    docs: r##"
curl expands `{a,b}` itself and counts: `#1` in the name of the output stands for what came out. Without quotes bash and zsh expand it
first, so curl sees several plain URLs, and `#1` stays as it is: all of them go into one file.

```sh bad
curl https://example.com/{one,two}.txt -o "#1.txt"
```
```sh good
curl "https://example.com/{one,two}.txt" -o "#1.txt"
```

Without `#1` it comes to the same.

```sh good
curl https://example.com/{one,two}.txt
```
"##,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    if subject.command.dialect != Dialect::Posix
        || !subject.requests().any(|(request, _)| counts(request.output.file.as_ref()))
    {
        return;
    }
    let text = subject.text();
    for word in subject.url_words() {
        let bare = |part: &&Part| part.quoting == Quoting::Bare && matches!(part.worth, Worth::Text(_));
        let Some(span) = word.parts.iter().filter(bare).find_map(|part| braces(part.span, text)) else { continue };
        let told = on
            .report(span, "the shell expands these braces before curl sees them")
            .why("curl then knows nothing to put in place of `#1` in the name of the output");
        if word.parts.iter().all(|part| part.quoting == Quoting::Bare) {
            let (start, end) = (Span::at(word.span.start), Span::at(word.span.end));
            told.fix(Grade::Safe, "put quotes round the URL", &[Edit::new(start, "\""), Edit::new(end, "\"")]);
        }
    }
}

fn counts(output: Option<&Target>) -> bool {
    matches!(output, Some(Target::Path(path)) if path.text().contains("#1"))
}

/// Braces in `span` that a shell expands: with a comma or two dots in them.
fn braces(span: Span, text: &str) -> Option<Span> {
    let inner = span.of(text);
    let open = inner.find('{')?;
    let close = open + inner[open..].find('}')?;
    let list = &inner[open..close];
    (list.contains(',') || list.contains("..")).then(|| Span::new(span.start + open, span.start + close + 1))
}
