//! `wrong-continuation`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::WrongContinuation.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::WrongContinuation.brief(),
    docs: r#"
A line of a command goes on behind a backslash. A slash, a bar, or the letters `\n` in its place are arguments or
pipes, and the next line becomes a command of its own.

```text bad
curl https://example.com/login /
  -d 'a=1'
```
```text good
curl https://example.com/login \
  -d 'a=1'
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::WrongContinuation,
        many: "other signs than backslashes at line ends",
        why: "only a backslash protects the line end, so the command ends there",
    }),
};
