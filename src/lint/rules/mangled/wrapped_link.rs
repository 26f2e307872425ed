//! `wrapped-link`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::WrappedLink.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::WrappedLink.brief(),
    docs: r#"
Mail gateways send every link through a checker of theirs. A command copied out of such a mail asks the
gateway, and shows it what the request holds.

```text bad
curl -d a=1 "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.com%2Fsearch%3Fq%3Dcurl&data=05"
```
```text good
curl -d a=1 "https://example.com/search?q=curl"
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::WrappedLink,
        many: "URLs that a mail gateway wrapped",
        why: "the request goes to the gateway, and everything in it too",
    }),
};
