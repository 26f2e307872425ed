//! `markdown-escape`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::MarkdownEscape.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::MarkdownEscape.brief(),
    docs: r#"
Programs that write Markdown put backslashes before signs which would be markup. Outside quotes the shell
takes them away again; inside, they are sent along.

```text bad
curl \-d 'a=1' https://example.com/my\_page
```
```text good
curl -d 'a=1' https://example.com/my_page
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::MarkdownEscape,
        many: "backslashes that Markdown needs and the shell does not",
        why: "inside quotes the backslash stays and is sent",
    }),
};
