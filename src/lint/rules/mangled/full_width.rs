//! `full-width`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::FullWidth.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::FullWidth.brief(),
    docs: r#"
Input methods for Chinese, Japanese and Korean write wide forms of ASCII signs, and documents set in type
join letters into one (`ﬁ`). They look alike and are other characters.

```sh bad
curl －d 'a=1' https：//example.com
```
```sh good
curl -d 'a=1' https://example.com
```

Inside a quoted value they are content and stay.

```sh good
curl -d 'text=你好，世界' https://example.com
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::FullWidth,
        many: "full-width or compatibility forms of ASCII characters",
        why: "neither the shell nor curl knows it as the sign it looks like",
    }),
};
