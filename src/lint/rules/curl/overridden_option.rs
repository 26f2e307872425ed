//! `overridden-option`

use crate::curl::{Arg, HeaderOrigin, Request};
use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "overridden-option",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "an option that a header given by `-H` overrides",
    docs: r#"
A header given by `-H` takes the place of the one that curl would make of `-A`, `-b`, `-e` or `-u`.

```sh bad
curl -A 'checker/1.0' -H 'User-Agent: Mozilla/5.0' https://example.com
```
```sh good
curl -H 'User-Agent: Mozilla/5.0' https://example.com
```

```sh good
curl -A 'checker/1.0' -b 'a=1' -u "$LOGIN" -H 'Accept: text/html' https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    for arg in subject.args() {
        let Some(name) = header(arg) else { continue };
        let given = |request: &Request| {
            request.headers.iter().any(|header| header.is(name) && matches!(header.origin, HeaderOrigin::Given(_)))
        };
        if subject.calls.is_empty() || !subject.requests().all(|(request, _)| given(request)) {
            continue;
        }
        on.report(arg.span, format!("the `{name}` given by `-H` is sent in place of this"))
            .why("curl sends nothing of the option's value")
            .fix(Grade::Safe, "leave the option out", &subject.without(arg));
    }
}

/// The header that curl makes of `arg`.
fn header(arg: &Arg) -> Option<&'static str> {
    let value = arg.value.as_ref()?.text();
    Some(match arg.option?.effect {
        Effect::UserAgent => "User-Agent",
        Effect::Referer if !value.ends_with(";auto") => "Referer",
        Effect::Cookie if value.contains('=') => "Cookie",
        Effect::User | Effect::Bearer => "Authorization",
        _ => return None,
    })
}
