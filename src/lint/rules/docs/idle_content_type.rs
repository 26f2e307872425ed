//! `idle-content-type`

use crate::curl::{Body, HeaderOrigin};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "idle-content-type",
    group: Group::Docs,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a `Content-Type` where nothing is sent that could have one",
    docs: r#"
Older examples of Cloudflare's documentation had `Content-Type` on every request. Without a body it says nothing, and today's leave it out.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -H "Content-Type: application/json"
```

It is looked for where the style of documentation is.

```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Style(check),
};

fn check(on: &mut Check<'_>) {
    for (request, _) in
        on.subject.requests().filter(|(request, call)| call.is_some() && matches!(request.body, Body::None))
    {
        let given = request.headers.iter().find(|header| {
            let is_named = header.name.known().is_some_and(|name| name.eq_ignore_ascii_case("content-type"));
            is_named && matches!(header.origin, HeaderOrigin::Given(_))
        });
        let Some(header) = given else { continue };
        on.report(header.name.whole(), "`Content-Type` says of what kind the body is, and there is none")
            .why("the style of the documentation leaves it out")
            .advise("leave the header out");
    }
}
