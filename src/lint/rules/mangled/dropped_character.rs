//! `dropped-character`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::DroppedCharacter.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::DroppedCharacter.brief(),
    docs: r#"
Software that knows ASCII only drops every character it lacks: typographic quotes, and the dash that two
hyphens became. Headers, JSON and the names of options tell where they stood.

```text bad
curl -H Accept: text/html -d {a:b} https://example.com
```
```text good
curl -H "Accept: text/html" -d '{"a":"b"}' https://example.com
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::DroppedCharacter,
        many: "places where quotes or dashes were dropped",
        why: "the shell splits the value at its blanks, and JSON needs its quotes",
    }),
};
