//! `missing-blank`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::MissingBlank.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::MissingBlank.brief(),
    docs: r#"
Where a line break was taken out together with its blanks, two arguments stand side by side, and quotes
do not keep them apart.

```sh bad
curl "https://example.com/login" -H "Accept: text/html"-d 'a=1'
```
```sh good
curl "https://example.com/login" -H "Accept: text/html" -d 'a=1'
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::MissingBlank,
        many: "places without a blank between two arguments",
        why: "the shell joins both into one argument",
    }),
};
