//! `terminal-escape`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::TerminalEscape.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::TerminalEscape.brief(),
    docs: r#"
Output saved from a terminal holds the sequences that gave it its colors. In a command they are letters
that cannot be seen.

```text bad
<U+001B>[32mcurl<U+001B>[0m https://example.com/login
```
```text good
curl https://example.com/login
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::TerminalEscape,
        many: "escape sequences for terminals",
        why: "they become part of the words they color",
    }),
};
