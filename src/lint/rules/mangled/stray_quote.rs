//! `stray-quote`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::StrayQuote.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::StrayQuote.brief(),
    docs: r#"
A doubled or left-over quote opens an argument that has no end, and the shell waits for more.

```sh bad
curl -H "Accept: text/html"" https://example.com
```
```sh good
curl -H "Accept: text/html" https://example.com
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::StrayQuote,
        many: "quotes too many",
        why: "it opens an argument that nothing closes",
    }),
};
