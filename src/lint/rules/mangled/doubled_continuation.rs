//! `doubled-continuation`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::DoubledContinuation.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::DoubledContinuation.brief(),
    docs: r#"
Converters that escape backslashes write two of them at each line end. To the shell that is one backslash
as an argument, and then the end of the command.

```text bad
curl https://example.com/login \\
  -d 'a=1'
```
```text good
curl https://example.com/login \
  -d 'a=1'
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::DoubledContinuation,
        many: "line ends with two backslashes",
        why: "the first backslash makes the second a letter, so the command ends there",
    }),
};
