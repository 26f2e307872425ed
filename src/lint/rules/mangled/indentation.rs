//! `indentation`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::Indentation.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::Indentation.brief(),
    docs: r#"
In a list or a quotation all lines of a command are set in. The line that ends a here-document must stand at the start of its
line; with blanks before it, the document goes on to the end of the text. `<<-` takes tabs there, and no blanks.

```text bad
   curl https://example.com/x -d @- <<END
   {"a": 1}
   END
```
```text good
   curl https://example.com/x -d @- <<END
{"a": 1}
END
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::Indentation,
        many: "lines of here-documents that are set in",
        why: "the shell does not see where the here-document ends",
    }),
};
