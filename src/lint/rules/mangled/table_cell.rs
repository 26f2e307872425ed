//! `table-cell`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::TableCell.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::TableCell.brief(),
    docs: r#"
In the source of a Markdown table bars part the cells, and a bar inside a cell has a backslash. To a shell the
first are pipes and the second is text.

```text bad
| task | command |
|------|---------|
| read | `curl https://example.com/login` |
```
```text good
curl https://example.com/login
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::TableCell,
        many: "bars of a table around the command",
        why: "the shell takes a bar for a pipe",
    }),
};
