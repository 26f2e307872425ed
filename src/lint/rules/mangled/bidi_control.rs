//! `bidi-control`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::BidiControl.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::BidiControl.brief(),
    docs: r#"
Pages and chats with right-to-left text put invisible controls round left-to-right pieces. They are letters
to the shell. In the wrong hands they also make a command look different from what it does.

```sh bad
curl -d 'a=1' <U+202A>https://example.com<U+202C>
```
```sh good
curl -d 'a=1' https://example.com
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::BidiControl,
        many: "controls of writing direction",
        why: "it becomes part of the word beside it, and can show a command in another order than it runs",
    }),
};
