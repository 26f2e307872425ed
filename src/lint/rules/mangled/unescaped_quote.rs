//! `unescaped-quote`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::UnescapedQuote.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::UnescapedQuote.brief(),
    docs: r#"
JSON between double quotes needs a backslash before each quote of its own. Markdown drops these
backslashes, and so do people. The shell then joins the pieces, and what curl sends is no JSON any more.

```sh bad
curl --json "{"name": "value"}" https://example.com
```
```sh good
curl --json "{\"name\": \"value\"}" https://example.com
```
```sh bad
curl -H "Accept" : "text/html" https://example.com
```
```sh good
curl -H "Accept: text/html" https://example.com
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::UnescapedQuote,
        many: "quotes inside quoted values that end them too early",
        why: "the shell takes the inner quotes away, so the value arrives without them",
    }),
};
