//! `lost-continuation`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::LostContinuation.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::LostContinuation.brief(),
    docs: r#"
Markdown reads a backslash at a line end as a wish for a line break and drops it. The shell then ends the
command there and complains about a command named `-H`.

```text bad
curl https://example.com/login
  -H 'Accept: text/html'
  -d 'a=1'
```
```text good
curl https://example.com/login \
  -H 'Accept: text/html' \
  -d 'a=1'
```

Two commands on two lines are two commands.

```text good
curl https://example.com/one
curl https://example.com/two
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::LostContinuation,
        many: "line ends inside a command without their backslashes",
        why: "the shell runs the first line alone and takes the next one for another command",
    }),
};
