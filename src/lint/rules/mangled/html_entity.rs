//! `html-entity`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::HtmlEntity.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::HtmlEntity.brief(),
    docs: r#"
Text copied from the source of a page has its signs spelled out. Of `&quot;` the shell makes the end of a
command and the start of another.

```text bad
curl &quot;https://example.com/?a=1&amp;b=2&quot;
```
```text good
curl "https://example.com/?a=1&b=2"
```

An entity inside a value with real quotes is content.

```sh good
curl -d 'html=a &amp; b' https://example.com
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::HtmlEntity,
        many: "HTML entities in place of their characters",
        why: "the `&` sends the command to the background, and the `;` ends it",
    }),
};
