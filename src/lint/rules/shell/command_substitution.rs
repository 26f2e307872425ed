//! `command-substitution`

use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::{UnknownKind, Worth};
use crate::text::{Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "command-substitution",
    group: Group::Shell,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a command inside the command",
    docs: r#"
`$(…)` and backticks run another command and put its output in their place. That is often meant; in text
from elsewhere it is worth a look, and backticks in a body are mostly the quotes of some markup.

```sh bad
curl -H "Authorization: Bearer $(cat token.txt)" https://example.com
```
```sh bad
curl --json "{\"text\": \"use `date` here\"}" https://example.com
```

```sh good
curl -H "Authorization: Bearer $API_TOKEN" https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for word in on.subject.words() {
        for part in word.parts.iter().filter(|part| part.worth == Worth::Unknown(UnknownKind::Expansion)) {
            let written = part.span.of(on.subject.text());
            if written.starts_with('`') && is_body(on, part.span) {
                on.report(part.span, "backticks in the body run a command")
                    .level(Level::Warning)
                    .why("if they are markup, put the body into single quotes or a backslash before each of them");
            } else if written.starts_with("$(") && !written.starts_with("$((") || written.starts_with('`') {
                on.report(part.span, "the shell runs this command first and puts its output here");
            }
        }
    }
}

fn is_body(on: &Check<'_>, span: Span) -> bool {
    let option = on.subject.arg_at(span.start).and_then(|arg| arg.option);
    option.is_some_and(|option| matches!(option.effect, Effect::Data(_) | Effect::Form | Effect::FormString))
}
