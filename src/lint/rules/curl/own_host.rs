//! `own-host`

use super::given_headers;
use crate::curl::Request;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "own-host",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a `Host` that the certificate is not for",
    docs: r#"
The host of the URL is what curl looks up, asks a certificate for and names to the server. `Host` changes only
the last of them. `--resolve` sends a request to another address and leaves all three alike.

```sh bad
curl -H 'Host: example.com' https://192.0.2.7/
```

```sh good
curl --resolve example.com:443:192.0.2.7 https://example.com/
```

```sh bad
curl -H 'Host: example.com' https://example.com/
```
```sh good
curl https://example.com/
```
```sh good
curl -H 'Host: example.com' http://192.0.2.7/
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    for (header, span, request) in given_headers(subject) {
        let Some(given) = header.value.known().filter(|_| header.is("host")) else { continue };
        let (Some(host), Some(arg)) = (host(request), subject.arg_at(span.start)) else { continue };
        let transport = &request.transport;
        let elsewhere = !transport.resolve.is_empty() || !transport.connect_to.is_empty() || transport.insecure;
        if given.eq_ignore_ascii_case(host) {
            on.report(span, "curl sends this `Host` anyway").fix(
                Grade::Safe,
                "leave the header out",
                &subject.without(arg),
            );
        } else if request.scheme().as_deref() == Some("https") && !elsewhere {
            let name = given.split(':').next().unwrap_or(given);
            on.report(span, "the certificate is asked for the host of the URL, not for this one")
                .why("`--resolve` sends the request to another address and leaves the names alike")
                .advise(format!("use `--resolve {name}:443:ADDRESS https://{name}/…`"));
        }
    }
}

/// The host of the URL, where it is known and stands for the `Host` that curl sends.
fn host(request: &Request) -> Option<&str> {
    let parts = request.url_parts().filter(|parts| !request.url.is_unknown(parts.host))?;
    parts.port.is_none().then(|| parts.host.of(request.url.text()))
}
