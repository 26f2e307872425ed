//! `insecure-credentials`

use crate::api::{Address, credentials_of};
use crate::curl::Request;
use crate::knowledge::hosts;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "insecure-credentials",
    group: Group::Secret,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "credentials sent over `http`",
    docs: r#"
Over `http://` everything is readable on the way. A credential that really went out like that has to be rolled.

```sh bad
curl http://example.com/ -H "Authorization: Bearer $API_TOKEN"
```

Over `https` it is safe on the way.

```sh good
curl https://example.com/ -H "Authorization: Bearer $API_TOKEN"
```

On the machine itself nobody is in between.

```sh good
curl http://localhost:8080/ -H "Authorization: Bearer $API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    for (request, call) in subject.requests() {
        let is_told = call.is_some();
        if is_told || !is_plain(request) || credentials_of(request).is_empty() {
            continue;
        }
        on.report(request.url.whole(), "a credential is sent over `http`")
            .why("everybody on the way can read it")
            .advise("ask over `https`, and roll the credential if it was really sent");
    }
}

fn is_plain(request: &Request) -> bool {
    let address = Address::read(&request.url);
    address.is_some_and(|it| it.scheme_name().eq_ignore_ascii_case("http") && !is_near(it.host_name()))
}

/// Whether `host` is this machine, or one of its network by its name alone.
fn is_near(host: &str) -> bool {
    hosts::is_local(host) || !host.contains('.')
}
