//! `dollar-name`

use crate::knowledge::dollar_names::{self, Place};
use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::{Dialect, Part, Quoting, UnknownKind, Word, Worth};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "dollar-name",
    group: Group::Shell,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a name that begins with a dollar sign, which the shell takes for a variable",
    docs: r#"
Some interfaces give names a dollar sign: `$filter` and `$top` in the queries of OData, `$set` and `$in` in those of MongoDB, `$ref` in
schemas. Outside single quotes the shell puts its variable of that name there, which mostly is empty.

```sh bad 2
curl "https://example.com/odata/Products?$filter=Price%20gt%205&$top=10"
```
```sh good
curl "https://example.com/odata/Products?\$filter=Price%20gt%205&\$top=10"
```

```sh bad
curl --json "{\"$set\": {\"name\": \"Joe\"}}" https://example.com
```
```sh good
curl --json "{\"\$set\": {\"name\": \"Joe\"}}" https://example.com
```

A variable that the text sets is one.

```sh good
filter=q
curl "https://example.com/search?$filter=red"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    if subject.command.dialect != Dialect::Posix {
        return;
    }
    let text = subject.text();
    for word in subject.words() {
        for (span, name) in word.parts.iter().filter_map(|part| named(word, part, text)) {
            if subject.command.assignments.iter().any(|assigned| assigned.name == name) {
                continue;
            }
            on.report(span, format!("the shell takes `${name}` for a variable of its own"))
                .why("unless one of that name is set, nothing is left of it")
                .fix(Grade::Unsafe, "put a backslash before the dollar sign", &[Edit::new(Span::at(span.start), "\\")]);
        }
    }
}

/// The variable that `part` of `word` is, if a name with a dollar sign belongs there.
fn named<'p>(word: &Word, part: &'p Part, text: &str) -> Option<(Span, &'p str)> {
    let Worth::Unknown(UnknownKind::Variable(name)) = &part.worth else { return None };
    let is_open = matches!(part.quoting, Quoting::Bare | Quoting::Double) && !part.span.of(text).starts_with("${");
    let before = &text[word.span.start..part.span.start];
    let after = &text[part.span.end..word.span.end];
    let is_parameter =
        before.ends_with(['?', '&']) && after.starts_with('=') && dollar_names::is(name, Place::Parameter);
    let closes = ["\\\"", "\"", "'"].iter().find(|quote| before.ends_with(**quote) && after.starts_with(**quote));
    let is_member = closes.is_some_and(|quote| after[quote.len()..].trim_start().starts_with(':'));
    let is_name = is_parameter || is_member && dollar_names::is(name, Place::Member);
    (is_open && is_name).then_some((part.span, name.as_str()))
}
