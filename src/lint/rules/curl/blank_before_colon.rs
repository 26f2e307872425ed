//! `blank-before-colon`

use super::given_headers;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "blank-before-colon",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a blank in the name of a header",
    docs: r#"
Names of headers have no blanks, not even before the colon. curl sends the line as it is, and servers refuse
it.

```sh bad
curl -H 'Accept : text/html' https://example.com
```
```sh good
curl -H 'Accept: text/html' https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (header, _, _) in given_headers(on.subject) {
        let Some(name) = header.name.known() else { continue };
        let bare = name.trim_end_matches([' ', '\t']);
        let Some(at) = name.find([' ', '\t']).filter(|_| !bare.is_empty()) else { continue };
        if at < bare.len() {
            let span = header.name.origin(Span::new(at, at + 1));
            on.report(span, "the name of a header has no blanks")
                .why("servers refuse the request")
                .advise("join the words of the name with `-`, or leave what does not belong to it out");
            continue;
        }
        let gap = header.name.origin(Span::new(bare.len(), name.len()));
        on.report(gap, "there is a blank before the colon of the header")
            .why("servers refuse the request, or take it for another header")
            .fix(Grade::Safe, "leave the blank out", &[Edit::new(gap, "")]);
    }
}
