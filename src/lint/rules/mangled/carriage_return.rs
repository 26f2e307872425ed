//! `carriage-return`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::CarriageReturn.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::CarriageReturn.brief(),
    docs: r#"
Text from Windows ends its lines with two characters, of which other shells take only one. The other one
sticks to the last word, or stands between a backslash and the line end.

```text bad
curl https://example.com/login \<U+000D>
  -d 'a=1'
```
```text good
curl https://example.com/login \
  -d 'a=1'
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::CarriageReturn,
        many: "carriage returns at line ends",
        why: "the last word of each line ends in an invisible character, and a backslash before it continues nothing",
    }),
};
