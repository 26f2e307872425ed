//! `forgotten-by-next`

use crate::curl::Request;
use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "forgotten-by-next",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "credentials that `--next` leaves behind",
    docs: r#"
Behind `--next` curl has forgotten all options for requests: headers, credentials, and the method.

```sh bad
curl -u "$LOGIN" https://example.com/one --next https://example.com/two
```

```sh good
curl -u "$LOGIN" https://example.com/one --next -u "$LOGIN" https://example.com/two
```
```sh good
curl -u "$LOGIN" https://example.com/one --next https://example.org/two
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let mut before = Vec::new();
    for (request, call) in subject.requests() {
        let next = subject
            .with_effect(Effect::Next)
            .take_while(|next| next.span.start < request.url.whole().start)
            .last()
            .map(|next| next.span);
        let host = host(request);
        if !is_bare(request) {
            before.push((next, host));
            continue;
        }
        // Rules on the API tell of credentials that are missing.
        let Some(span) = next.filter(|_| call.is_none() && host.is_some()) else { continue };
        if before.iter().any(|(other, with)| *other != next && *with == host) {
            on.report(span, "the request behind `--next` goes to the same host without credentials")
                .why("`--next` forgets headers, credentials and the method")
                .advise("repeat the options that it needs, if it needs them");
        }
    }
}

fn is_bare(request: &Request) -> bool {
    request.authorization().is_none() && request.header("authorization").is_none() && request.header("cookie").is_none()
}

fn host(request: &Request) -> Option<&str> {
    request.url_parts().map(|parts| parts.host.of(request.url.text()))
}
