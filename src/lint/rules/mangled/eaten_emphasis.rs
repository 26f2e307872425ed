//! `eaten-emphasis`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::EatenEmphasis.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::EatenEmphasis.brief(),
    docs: r#"
Between two stars Markdown sees slanted text, and takes both away. Of `*/*` in an `Accept` header only the
slash is left.

```sh bad
curl -H 'Accept: /' https://example.com
```
```sh good
curl -H 'Accept: */*' https://example.com
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::EatenEmphasis,
        many: "stars that Markdown took for emphasis",
        why: "the server gets another value than was written",
    }),
};
