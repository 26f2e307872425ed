//! `single-dash-option`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::SingleDash.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::SingleDash.brief(),
    docs: r#"
Software that swallows every second hyphen leaves one where a long name needs two. curl then reads a
bundle of short options: `-header` is `-h` with the value `eader`, `-data` is `-d` with the value `ata`.

```sh bad
curl -header 'Accept: text/html' https://example.com
```
```sh good
curl --header 'Accept: text/html' https://example.com
```

A real bundle is none of this.

```sh good
curl -sSfL https://example.com
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::SingleDash,
        many: "long options with one dash",
        why: "curl takes the letters for short options one by one",
    }),
};
