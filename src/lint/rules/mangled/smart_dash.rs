//! `smart-dash`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::SmartDash.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::SmartDash.brief(),
    docs: r#"
Typographers turn two hyphens into an en or em dash, and word processors do it to a single hyphen too.
What starts with such a dash is no option to curl: it becomes a URL, and the complaint is about a host
that cannot be resolved.

```sh bad
curl –data 'a=1' https://example.com
```
```sh good
curl --data 'a=1' https://example.com
```

One dash may stand for one hyphen or for two; the name behind it tells.

```sh bad
curl –X PUT —data 'a=1' https://example.com
```
```sh good
curl -X PUT --data 'a=1' https://example.com
```

A dash inside a quoted value is content and stays.

```sh good
curl --data 'note=9–5 — or later' https://example.com
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::SmartDash,
        many: "typographic dashes where hyphens belong",
        why: "curl sees no option but one more URL",
    }),
};
