//! `insecure-tls`

use crate::curl::{Arg, Request};
use crate::knowledge::hosts;
use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "insecure-tls",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a certificate that nobody checks",
    docs: r#"
`-k` takes any certificate, so anybody on the way can read the request, credentials included, and answer it.

```sh bad
curl -k https://example.com
```
```sh good
curl https://example.com
```

`--proxy-insecure` and `--doh-insecure` say the same of a proxy and a name server.

```sh bad
curl -x https://proxy.example.com:443 --proxy-insecure https://example.com
```
```sh good
curl -x https://proxy.example.com:443 https://example.com
```

On one's own machine that is no danger.

```sh good
curl -k https://localhost:8443
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let remote = subject.requests().any(|(request, _)| request.transport.insecure && !is_local(request));
    let trusts = |arg: &&Arg| {
        arg.is_on()
            && arg.option.is_some_and(|option| match option.effect {
                Effect::Insecure => remote,
                _ => ["proxy-insecure", "doh-insecure"].contains(&option.long),
            })
    };
    for arg in subject.args().iter().filter(trusts) {
        on.report(arg.span, "curl takes any certificate, so anybody on the way can listen")
            .why("trust a certificate of your own with `--cacert` instead")
            .fix(Grade::Unsafe, "have the certificate checked", &subject.without(arg));
    }
}

fn is_local(request: &Request) -> bool {
    hosts::is_local(request.url_parts().map_or("", |parts| parts.host.of(request.url.text())))
}
