//! `trailed-continuation`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::TrailedContinuation.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::TrailedContinuation.brief(),
    docs: r#"
A backslash continues a line only as its very last character. With a blank behind it, curl gets that blank
as an argument, and the next line becomes a command of its own.

```text bad
curl https://example.com/login \<U+0020>
  -d 'a=1'
```
```text good
curl https://example.com/login \
  -d 'a=1'
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::TrailedContinuation,
        many: "blanks behind backslashes at line ends",
        why: "the backslash protects the blank instead of the line end, so the command ends there",
    }),
};
