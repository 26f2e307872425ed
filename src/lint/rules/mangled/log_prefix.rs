//! `log-prefix`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::LogPrefix.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::LogPrefix.brief(),
    docs: r#"
The log of a build or of a service has the time, a host or the name of a container before each line. A command
that was copied from there cannot be run before they are gone.

```text bad
web_1  | + curl https://example.com/login \
web_1  |   -d 'a=1'
```
```text good
curl https://example.com/login \
  -d 'a=1'
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::LogPrefix,
        many: "what a log puts before the lines of the command",
        why: "the shell looks for a program of that name",
    }),
};
