//! `glued-reply`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::GluedReply.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::GluedReply.brief(),
    docs: r#"
People paste a command together with what came back, and the line break between them gets lost.

```text bad
curl -X POST “https://example.com/login”{“success”:true,“errors”:[]}
```
```text good
curl -X POST "https://example.com/login"
{“success”:true,“errors”:[]}
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::GluedReply,
        many: "replies or messages glued to the command",
        why: "the shell makes the reply a part of the command: of its last word, or as further words",
    }),
};
