//! `replaced-character`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::ReplacedCharacter.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::ReplacedCharacter.brief(),
    docs: r#"
Software that knows ASCII only writes `?` for every character it lacks. Where that was a typographic quote or
the dash of an option, its place tells what it stood for.

```text bad
curl -H ?Accept: text/html? ?https://example.com/?
```
```text good
curl -H "Accept: text/html" "https://example.com/"
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::ReplacedCharacter,
        many: "question marks where quotes or dashes were",
        why: "the shell takes them for letters",
    }),
};
