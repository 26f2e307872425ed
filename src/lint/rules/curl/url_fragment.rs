//! `url-fragment`

use std::collections::BTreeSet;

use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "url-fragment",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a part of the URL that is not sent",
    docs: r#"
What stands behind `#` in a URL is for the browser; curl keeps it back.

```sh bad
curl 'https://example.com/docs#install'
```
```sh good
curl 'https://example.com/docs'
```

In a value it was mostly meant to be sent.

```sh bad
curl 'https://example.com/search?color=#ff6633'
```
```sh good
curl 'https://example.com/search?color=%23ff6633'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let mut seen = BTreeSet::new();
    for (request, _) in on.subject.requests() {
        let url = &request.url;
        let Some(fragment) = request.url_parts().and_then(|parts| parts.fragment) else { continue };
        let mark = Span::new(fragment.start - 1, fragment.start);
        let span = url.origin(mark.cover(fragment));
        if fragment.is_empty() || url.is_unknown(mark) || !seen.insert(span) {
            continue;
        }
        let told = on.report(span, "what stands behind `#` is not sent");
        if url.text()[..mark.start].ends_with('=') {
            let edit = Edit::new(url.origin(mark), "%23");
            told.level(Level::Warning).why("the value in the query is left empty").fix(
                Grade::Unsafe,
                "write `%23`",
                &[edit],
            );
        } else {
            told.why("it is for browsers").fix(Grade::Safe, "leave it out", &[Edit::new(span, "")]);
        }
    }
}
