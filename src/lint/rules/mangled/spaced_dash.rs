//! `spaced-dash`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::SpacedDash.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::SpacedDash.brief(),
    docs: r#"
Some editors set off a dash from the word behind it. A lone `-` or `--` means something of its own to
curl, and the name without its dashes becomes a URL.

```sh bad
curl -- header 'Accept: text/html' https://example.com
```
```sh good
curl --header 'Accept: text/html' https://example.com
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::SpacedDash,
        many: "blanks between dashes and the names of options",
        why: "a lone `--` ends all options, so what follows is taken for URLs",
    }),
};
