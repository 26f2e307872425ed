//! `eaten-brackets`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::EatenBrackets.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::EatenBrackets.brief(),
    docs: r#"
Forums with check lists take `[]` for an empty checkbox and show a picture instead. What is copied has a
hole where a list was.

```sh bad
curl --json '{"hosts":,"all":true}' https://example.com
```
```sh good
curl --json '{"hosts":[],"all":true}' https://example.com
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::EatenBrackets,
        many: "empty lists that software took for checkboxes",
        why: "a name without a value is no JSON",
    }),
};
