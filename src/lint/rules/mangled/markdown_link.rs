//! `markdown-link`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::MarkdownLink.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::MarkdownLink.brief(),
    docs: r#"
Editors and chat programs turn an address into a Markdown link. In a command that is a syntax error.

```text bad
curl [https://example.com/a](https://example.com/a)
```
```text good
curl https://example.com/a
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::MarkdownLink,
        many: "URLs made into links",
        why: "the marks around the URL are signs to the shell (`(`, `<`, `|`), and brackets a range to curl",
    }),
};
