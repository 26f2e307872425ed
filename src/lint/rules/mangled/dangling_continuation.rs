//! `dangling-continuation`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::DanglingContinuation.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::DanglingContinuation.brief(),
    docs: r#"
The last line of a command has no backslash. One that was left there, because a line below it was taken out,
glues the command to whatever comes next.

```text bad
curl https://example.com/login \
  -d 'a=1' \

and then it says
```
```text good
curl https://example.com/login \
  -d 'a=1'

and then it says
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::DanglingContinuation,
        many: "backslashes at the end with nothing to continue",
        why: "the shell waits for one more line, or takes the next one for a part of the command",
    }),
};
