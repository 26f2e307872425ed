//! `list-mark`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::ListMark.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::ListMark.brief(),
    docs: r#"
Entries of a list have bullets. The shell takes them for the name of the program.

```text bad
- curl https://example.com/login -d 'a=1'
```
```text good
curl https://example.com/login -d 'a=1'
```

```text bad
• curl https://example.com/login
```
```text good
curl https://example.com/login
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::ListMark,
        many: "bullets or numbers of a list before commands",
        why: "the shell looks for a program of that name",
    }),
};
