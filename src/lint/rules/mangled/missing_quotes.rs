//! `missing-quotes`

use crate::lint::{Checks, Group, Rule, Slips};
use crate::mend::SlipKind;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: SlipKind::MissingQuotes.name(),
    group: Group::Mangled,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: SlipKind::MissingQuotes.brief(),
    docs: r#"
A header or body without quotes ends at its first blank for the shell; curl tries to fetch what follows.

```sh bad
curl https://example.com -H Accept: text/html
```
```sh good
curl https://example.com -H "Accept: text/html"
```

What goes on behind it stays outside.

```sh bad
curl https://example.com -H Accept: application/json | jq .
```
```sh good
curl https://example.com -H "Accept: application/json" | jq .
```

```sh bad
curl https://example.com -F report=@june.pdf;type=application/pdf
```
```sh good
curl https://example.com -F 'report=@june.pdf;type=application/pdf'
```

JSON loses its own quotes where none stand around it, and an apostrophe opens a quote that nothing closes.

```sh bad
curl https://example.com -d {"ids":[1,2],"on":true}
```
```sh good
curl https://example.com -d '{"ids":[1,2],"on":true}'
```
```sh bad
curl https://example.com -d name=O'Brien -o x
```
```sh good
curl https://example.com -d "name=O'Brien" -o x
```
"#,
    check: Checks::Slips(Slips {
        kind: SlipKind::MissingQuotes,
        many: "quotes missing around values",
        why: "without quotes, the shell acts on blanks, `<`, `>`, `;`, `&` and `|` itself, and curl gets what is left in pieces",
    }),
};
