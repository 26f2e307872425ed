//! `code-fence`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::CodeFence.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::CodeFence.brief(),
    docs: r#"
The backticks that set off code in Markdown mean to the shell: run this and put its output here. Forums and Jira have tags for it,
`[code]` and `{code}`, which are words to the shell.

````text bad
`curl https://example.com/login`
````
````text good
curl https://example.com/login
````
````text bad
[code]curl https://example.com/login[/code]
````
````text good
curl https://example.com/login
````
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::CodeFence,
        many: "fences of code blocks in the text",
        why: "the shell takes the marks for words or, backticks, for a command whose output is put there",
    }),
};
