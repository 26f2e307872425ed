//! `mismatched-quote`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::MismatchedQuote.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::MismatchedQuote.brief(),
    docs: r#"
Only the mark that opened a quoted value closes it; the other kind is a letter of the value.

```text bad
curl -H "Authorization: Bearer $TOKEN' https://example.com
```
```text good
curl -H "Authorization: Bearer $TOKEN" https://example.com
```

A quote of the other kind inside a value is fine.

```text good
curl -H "X-Note: it's here" https://example.com
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::MismatchedQuote,
        many: "quotes that other marks close than opened them",
        why: "the shell takes everything up to the next mark of the first kind, or the end, for one argument",
    }),
};
