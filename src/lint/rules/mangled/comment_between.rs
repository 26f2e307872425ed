//! `comment-between`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::CommentBetween.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::CommentBetween.brief(),
    docs: r#"
Whoever explains a long command, or tries it without one of its lines, puts a comment into it. The backslash before it goes on
with the comment, and the comment ends the command: what stands below is another one. The fix takes the comment out; put it
above the command if it is to stay.

```text bad
curl https://example.com/login \
  # -H 'Accept: text/plain' \
  -d 'a=1'
```
```text good
curl https://example.com/login \
  -d 'a=1'
```

```text bad
curl https://example.com/login \  # the form
  -d 'a=1'
```
```text good
curl https://example.com/login \
  -d 'a=1'
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::CommentBetween,
        many: "comments between the lines of a command",
        why: "the command ends at the comment, and the shell takes the lines below for another one",
    }),
};
