//! `ellipsis`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::Ellipsis.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::Ellipsis.brief(),
    docs: r#"
Typographers join three dots into one sign. In a URL that names a range they are three; that it was not
written so shows by the other traces around it.

```sh bad
curl “https://example.com/compare/v1.0…v1.1”
```
```sh good
curl "https://example.com/compare/v1.0...v1.1"
```

Where nothing else is damaged it is content and stays.

```sh good
curl -d 'text=and so on…' https://example.com
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::Ellipsis,
        many: "groups of three dots made into one character",
        why: "the server gets another character than the three dots it knows",
    }),
};
