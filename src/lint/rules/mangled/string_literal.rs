//! `string-literal`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::StringLiteral.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::StringLiteral.brief(),
    docs: r#"
In a log or in source code a command stands inside a string, with a backslash before each quote and `\n` for
each line end. The shell takes these for plain signs.

```text bad
"curl -H \"Accept: text/html\" \\\n  https://example.com"
```
```text good
curl -H "Accept: text/html" \
  https://example.com
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::StringLiteral,
        many: "pieces of a string of source code or JSON",
        why: "the backslashes that the string needs are none of the shell's",
    }),
};
