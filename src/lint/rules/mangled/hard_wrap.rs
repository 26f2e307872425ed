//! `hard-wrap`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::HardWrap.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::HardWrap.brief(),
    docs: r#"
Mail programs and terminals break long lines wherever they are full. A URL or a token broken in two is two
words to the shell.

```text bad
curl -d 'a=1' "https://example.com/a/rather/long/path/that/did/not/fit/into/the/li
ne/of/the/mail"
```
```text good
curl -d 'a=1' "https://example.com/a/rather/long/path/that/did/not/fit/into/the/line/of/the/mail"
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::HardWrap,
        many: "line breaks in the middle of a word",
        why: "the shell ends the argument, or the command, at the line end",
    }),
};
