//! `line-number`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::LineNumber.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::LineNumber.brief(),
    docs: r#"
Some pages number the lines of a code box, and the numbers are copied along.

```text bad
1 curl https://example.com/login \
2   -d 'a=1'
```
```text good
curl https://example.com/login \
  -d 'a=1'
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::LineNumber,
        many: "line numbers before the lines of the command",
        why: "the shell looks for a program of that name",
    }),
};
