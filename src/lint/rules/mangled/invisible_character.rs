//! `invisible-character`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::InvisibleCharacter.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::InvisibleCharacter.brief(),
    docs: r#"
Web pages hide characters of no width in long words to tell where a line may break, and some editors start
a text with a byte order mark. Copied along, they turn `curl` or an option into a word that nobody knows.

```sh bad
<U+FEFF>curl -d<U+200B> 'a=1' https://example.com
```
```sh good
curl -d 'a=1' https://example.com
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::InvisibleCharacter,
        many: "characters that cannot be seen",
        why: "it becomes part of the word beside it, which then is another word",
    }),
};
