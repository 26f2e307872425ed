//! `insecure-credentials`

use crate::api::{Address, Call, credentials_of};
use crate::curl::Request;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "insecure-credentials",
    group: Group::Secret,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "credentials sent where anybody can read them",
    docs: r#"
Over `http://` everything is readable on the way; with `-k` anybody on the way can pose as the host. A credential that really went
out like that has to be rolled.

```sh bad
curl -k https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

The certificate is checked unless that is switched off.

```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

Without credentials nothing is at stake.

```sh good
curl -k https://example.com/
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    for (request, call) in subject.requests() {
        if credentials_of(request).is_empty() {
            continue;
        }
        if is_plain(request) && call.is_none() {
            on.report(request.url.whole(), "a credential is sent over `http`")
                .why("everybody on the way can read it")
                .level(Level::Warning)
                .advise("ask over `https`, and roll the credential if it was really sent");
        }
        let Some(span) = insecure(on).filter(|_| request.transport.insecure) else { continue };
        on.report(span, "a credential is sent without looking at the certificate")
            .why("anybody on the way can pose as the host and read it")
            .level(level(call))
            .advise("leave the option out");
    }
}

/// The API's certificate is in order, so there nothing speaks for looking away.
const fn level(call: Option<&Call>) -> Level {
    if call.is_some() { Level::Error } else { Level::Warning }
}

fn is_plain(request: &Request) -> bool {
    Address::read(&request.url)
        .is_some_and(|address| address.scheme_name().eq_ignore_ascii_case("http") && !is_local(address.host_name()))
}

fn is_local(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "[::1]") || host.ends_with(".localhost") || !host.contains('.')
}

fn insecure(on: &Check<'_>) -> Option<Span> {
    let args = &on.subject.command.invocation.args;
    args.iter().find(|arg| arg.option.is_some_and(|option| option.long == "insecure")).map(|arg| arg.span)
}
