//! `prompt`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::Prompt.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::Prompt.brief(),
    docs: r#"
A transcript shows the prompt before each command. It is the terminal's, and not to be typed.

```text bad
$ curl https://example.com/login
```
```text good
curl https://example.com/login
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::Prompt,
        many: "prompts of a shell before the command",
        why: "the shell looks for a program of that name",
    }),
};
