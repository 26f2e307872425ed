//! `lost-placeholder`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::LostPlaceholder.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::LostPlaceholder.brief(),
    docs: r#"
Forums take `<ZONE ID>` for an HTML tag they do not know and drop it. What is left is a hole: two slashes in
a row, or a header without its value. The text does not hold what stood there, so it has to be filled in.

```text bad
curl https://api.cloudflare.com/client/v4/zones//purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"purge_everything": true}'
```

```text good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"purge_everything": true}'
```

A header that ends at its colon is one that curl leaves out, and stays.

```sh good
curl -u "$USER" https://example.com -H "Authorization:"
```

Two slashes in a URL of which nothing is known may be meant.

```sh good
curl https://example.com/a//b
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::LostPlaceholder,
        many: "values were swallowed",
        why: "forums take `<…>` for an HTML tag and drop it, so the request goes out without the value",
    }),
};
