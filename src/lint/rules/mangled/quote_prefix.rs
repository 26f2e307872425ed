//! `quote-prefix`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::QuotePrefix.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::QuotePrefix.brief(),
    docs: r#"
Mail and forums put `>` before each line that answers quote. To the shell this redirects output, and the
next word names the file that is emptied.

```text bad
> curl https://example.com/login \
>   -d 'a=1'
```
```text good
curl https://example.com/login \
  -d 'a=1'
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::QuotePrefix,
        many: "marks of quoted mail or block quotes",
        why: "the shell reads `>` as: write into the file named next",
    }),
};
