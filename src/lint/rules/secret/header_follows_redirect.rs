//! `header-follows-redirect`

use std::collections::BTreeSet;

use crate::curl::HeaderOrigin;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "header-follows-redirect",
    group: Group::Secret,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a secret header sent to wherever a redirect leads",
    docs: r#"
`Authorization` and `Cookie` curl keeps back when a redirect leads to another host. All other headers go
along, whatever they hold. Of a key to a whole account at Cloudflare, this is a warning.

```sh bad
curl -L -H "X-Api-Key: $API_KEY" https://example.com/items
```

```sh good
curl -L -H "Authorization: Bearer $API_TOKEN" https://example.com/items
```
```sh good
curl -H "X-Api-Key: $API_KEY" https://example.com/items
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let mut seen = BTreeSet::new();
    for (request, call) in on.subject.requests().filter(|(it, _)| it.transport.follow && !it.transport.trust_redirects)
    {
        for header in &request.headers {
            let HeaderOrigin::Given(span) = header.origin else { continue };
            if is_secret(&header.name.text().to_ascii_lowercase()) && seen.insert(span) {
                let level = if call.is_some() { Level::Warning } else { Level::Note };
                on.report(span, format!("`{}` is sent to whatever host a redirect names", header.name.text()))
                    .level(level)
                    .why("of the headers given by `-H`, curl keeps back only `Authorization` and `Cookie`")
                    .advise("leave out `-L` where no redirect is to be expected");
            }
        }
    }
}

/// Whether a header of this name holds a credential.
fn is_secret(name: &str) -> bool {
    const ENDINGS: [&str; 8] =
        ["api-key", "apikey", "api_key", "auth-key", "access-key", "-token", "-secret", "service-key"];
    ENDINGS.iter().any(|ending| name.ends_with(ending)) && !name.contains("csrf") && !name.contains("xsrf")
}
