//! `output-overwritten`

use crate::curl::{Request, Target, glob};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "output-overwritten",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "several replies written to one file",
    docs: r#"
A URL with `[1-9]` or `{a,b}` stands for several, and each reply overwrites the one before it, unless the
file's name has a `#1` for what differs.

```sh bad
curl -o page.html 'https://example.com/[1-9].html'
```

```sh good
curl -o 'page-#1.html' 'https://example.com/[1-9].html'
```
```sh good
curl -o /dev/null 'https://example.com/[1-9].html'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (request, _) in on.subject.requests() {
        let Some(file) = file(request).filter(|_| is_several(request)) else { continue };
        on.report(file, "each reply overwrites the one before it")
            .why("the URL stands for several, and the file's name is the same for all")
            .advise("put `#1` into the name of the file");
    }
}

/// Where the name of the only file stands that all replies go to.
fn file(request: &Request) -> Option<Span> {
    let Some(Target::Path(path)) = &request.output.file else { return None };
    let name = path.known()?;
    let kept = !name.contains('#') && !name.starts_with("/dev/") && !name.eq_ignore_ascii_case("nul");
    kept.then(|| path.whole())
}

fn is_several(request: &Request) -> bool {
    let url = request.url.known().filter(|_| request.globs());
    url.and_then(|url| glob::runs(url).ok()).is_some_and(|runs| runs.iter().any(glob::Run::is_several))
}
