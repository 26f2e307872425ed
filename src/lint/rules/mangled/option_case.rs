//! `option-case`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::OptionCase.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::OptionCase.brief(),
    docs: r#"
Phones and word processors begin a sentence with a capital. The shell knows no `Curl`, and curl knows no
`--Data`.

```sh bad
Curl --data 'a=1' https://example.com
```
```sh good
curl --data 'a=1' https://example.com
```

Short options that differ in case are different options, so they are left alone.

```sh good
curl -i https://example.com
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::OptionCase,
        many: "words in the wrong letter case",
        why: "neither shells nor curl overlook letter case",
    }),
};
