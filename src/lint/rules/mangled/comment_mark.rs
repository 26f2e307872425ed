//! `comment-mark`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::CommentMark.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::CommentMark.brief(),
    docs: r#"
Source code keeps commands in its comments. With the marks before the lines, the shell runs nothing, or a program that does
not exist.

```text bad
# curl https://example.com/login \
#   -d 'a=1'
```
```text good
curl https://example.com/login \
  -d 'a=1'
```

```text bad
// curl https://example.com/login
```
```text good
curl https://example.com/login
```

A script means its comments, so there they stay.
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::CommentMark,
        many: "marks of a comment before the command",
        why: "the shell passes over what stands behind `#`, and looks for a program named like any other mark",
    }),
};
