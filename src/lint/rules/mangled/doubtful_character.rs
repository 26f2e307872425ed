//! `doubtful-character`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::DoubtfulCharacter.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::DoubtfulCharacter.brief(),
    docs: r#"
Software that knows ASCII only writes `?` for every character it lacks. In the middle of a value that can have
been a dash, an apostrophe or any letter: compare it with the original.

```text bad
curl -H ?Accept: text/html? -d ?a=b?c? https://example.com
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::DoubtfulCharacter,
        many: "values with characters that can only be guessed",
        why: "software wrote `?` for them, or dropped them",
    }),
};
