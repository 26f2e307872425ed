//! `diff-mark`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::DiffMark.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::DiffMark.brief(),
    docs: r#"
A diff puts a sign before each of its lines: `+` for what it adds, `-` for what it takes away, and a blank for the rest. What it
takes away is not read.

```text bad
@@ -4,1 +4,2 @@
+curl https://example.com/v2/login \
   -d 'a=1'
```
```text good
@@ -4,1 +4,2 @@
curl https://example.com/v2/login \
  -d 'a=1'
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::DiffMark,
        many: "lines of a diff with their marks",
        why: "the shell takes `+curl` for the name of a program",
    }),
};
