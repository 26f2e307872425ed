//! `mojibake`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::Mojibake.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::Mojibake.brief(),
    docs: r#"
A program that reads UTF-8 by an older table shows three odd signs for each typographic one. What they were
can be told, and what that stood for too.

```text bad
curl -H â€œAccept: text/htmlâ€<U+009D> https://example.com
```
```text good
curl -H "Accept: text/html" https://example.com
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::Mojibake,
        many: "groups of signs that are UTF-8 read as Windows-1252",
        why: "the shell takes them for letters",
    }),
};
