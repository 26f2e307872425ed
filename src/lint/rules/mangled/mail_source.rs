//! `mail-source`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::MailSource.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::MailSource.brief(),
    docs: r#"
The source of a mail writes an equals sign as `=3D` and breaks long lines behind a lone `=`. Copied from
there, a command is full of both.

```text bad
curl -d a=3D1 "https://example.com/search?q=3Dcurl&=
page=3D2"
```
```text good
curl -d a=1 "https://example.com/search?q=curl&page=2"
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::MailSource,
        many: "places that are the quoted-printable source of a mail",
        why: "the shell gets the codes instead of the signs",
    }),
};
