//! `word-list`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::WordList.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::WordList.brief(),
    docs: r#"
A program starts another one by a list of its words, each a string. A shell wants them apart by blanks, with quotes of its own.

```text bad
["curl", "-d", '{"a": 1}', "https://example.com/?a=b&c=d"]
```
```text good
curl -d '{"a": 1}' 'https://example.com/?a=b&c=d'
```

In documents such a list is left alone. So is one that has something else than strings in it, or a `$` or `#{` in
double quotes, which some languages fill in.
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::WordList,
        many: "marks of a list of words, as programs have it, for a command",
        why: "a shell finds no program of that name",
    }),
};
