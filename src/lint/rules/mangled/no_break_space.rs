//! `no-break-space`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::NoBreakSpace.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::NoBreakSpace.brief(),
    docs: r#"
Rich-text editors and chats keep words together with blanks that only look like blanks. The shell does
not divide there, and complains about a command whose name it then prints as if all were well.

```sh bad
curl<U+00A0>-d 'a=1'<U+00A0>https://example.com
```
```sh good
curl -d 'a=1' https://example.com
```

Inside quotes such a blank is content and stays.

```sh good
curl -d 'price=10<U+00A0>€' https://example.com
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::NoBreakSpace,
        many: "blanks that the shell takes for letters",
        why: "the shell divides words only at plain blanks, so two words become one",
    }),
};
