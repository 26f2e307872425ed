//! `emphasis`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::Emphasis.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::Emphasis.brief(),
    docs: r#"
Bold or slanted text copied as Markdown keeps its stars. To the shell they are a pattern for file names, and
a part of the command's name.

```text bad
**curl https://example.com/login**
```
```text good
curl https://example.com/login
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::Emphasis,
        many: "stars or underscores around the command",
        why: "the shell takes `**curl` for the name of a program",
    }),
};
