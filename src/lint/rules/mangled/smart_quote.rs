//! `smart-quote`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::SmartQuote.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::SmartQuote.brief(),
    docs: r#"
Word processors, chats and most forums replace straight quotes by typographic ones. To a shell these
are letters like any other: nothing is quoted, the argument falls apart at its blanks, and curl
takes the pieces for URLs.

```sh bad
curl -H “Accept: text/html” https://example.com
```
```sh good
curl -H "Accept: text/html" https://example.com
```

The direction of a mark says nothing, since languages and programs disagree about it.

```sh bad
curl -H ”Accept: text/html” -H ‚X-Debug: 1‘ https://example.com
```
```sh good
curl -H "Accept: text/html" -H 'X-Debug: 1' https://example.com
```

A typographic quote inside a value with straight quotes round it is content and stays.

```sh good
curl -d 'name=Ain’t this fine' https://example.com
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::SmartQuote,
        many: "typographic quotes where the shell needs ASCII ones",
        why: "the shell takes them for letters, so nothing is quoted",
    }),
};
