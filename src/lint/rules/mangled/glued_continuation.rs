//! `glued-continuation`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::GluedContinuation.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::GluedContinuation.brief(),
    docs: r#"
Where a page shows a command without its line breaks, the backslashes stay behind in the middle of the
line. There they protect what follows: an escaped blank becomes part of the next word, and an escaped
quote quotes nothing.

```text bad
curl https://example.com/login \ -H 'Accept: text/html' \ -d 'a=1'
```
```text good
curl https://example.com/login \
  -H 'Accept: text/html' \
  -d 'a=1'
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::GluedContinuation,
        many: "backslashes whose line ends were lost",
        why: "a backslash before a blank or a quote makes it a plain letter",
    }),
};
