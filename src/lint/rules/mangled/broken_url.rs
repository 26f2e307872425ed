//! `broken-url`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::BrokenUrl.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::BrokenUrl.brief(),
    docs: r#"
A URL holds no blanks. One that a page or a person put behind its scheme or beside a slash makes two arguments
of it, or an address that curl refuses.

```text bad
curl https:// example.com/login
```
```text good
curl https://example.com/login
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::BrokenUrl,
        many: "blanks inside the URL",
        why: "curl refuses a URL with a blank in it, and the shell makes two words of it",
    }),
};
