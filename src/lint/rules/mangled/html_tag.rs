//! `html-tag`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::HtmlTag.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::HtmlTag.brief(),
    docs: r#"
Copying the source of a page brings its tags along. The shell takes `<` for a file to read and `>` for one
to write, and may overwrite something.

```text bad
curl https://example.com/login \<br>
  -d 'a=1'
```
```text good
curl https://example.com/login \
  -d 'a=1'
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::HtmlTag,
        many: "HTML tags left in the command",
        why: "the shell reads `<` and `>` as redirections from and to files",
    }),
};
