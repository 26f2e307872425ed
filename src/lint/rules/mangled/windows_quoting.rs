//! `windows-quoting`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::WindowsQuoting.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::WindowsQuoting.brief(),
    docs: r#"
Windows' command line wants `\"` inside a body. Copied between the single quotes of a POSIX shell, the
backslashes stay and are sent.

```sh bad
curl --json '{\"name\": \"value\"}' https://example.com
```
```sh good
curl --json '{"name": "value"}' https://example.com
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::WindowsQuoting,
        many: "places quoted for another shell than the rest",
        why: "inside single quotes the backslashes are sent along, so the value is no JSON",
    }),
};
