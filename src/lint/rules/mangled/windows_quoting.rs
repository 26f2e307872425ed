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
backslashes stay and are sent. The same holds for the carets of cmd.exe, the backticks of PowerShell and
the variables of either, in a command that is damaged or mixes the shells.

```sh bad
curl --json '{\"name\": \"value\"}' https://example.com
```
```sh good
curl --json '{"name": "value"}' https://example.com
```

So do quotes that stand twice, as PowerShell and strings of other languages want them.

```sh bad
curl --json '{""name"": 1}' https://example.com
```
```sh good
curl --json '{"name": 1}' https://example.com
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::WindowsQuoting,
        many: "places quoted for another shell than the rest",
        why: "each shell has its own marks for quotes, line ends and variables, and hands on those of another",
    }),
};
