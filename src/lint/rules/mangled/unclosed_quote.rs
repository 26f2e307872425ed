//! `unclosed-quote`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::UnclosedQuote.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::UnclosedQuote.brief(),
    docs: r#"
A closing quote that got lost while copying lets the argument run on over the following options, and from
there on everything that was inside quotes is outside, and the other way round.

```text bad
curl -H "Accept: text/html" "https://example.com/login
```
```text good
curl -H "Accept: text/html" "https://example.com/login"
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::UnclosedQuote,
        many: "quotes that are never closed",
        why: "the shell takes everything up to the next such quote, or the end, for one argument",
    }),
};
