//! `forgotten-by-next`

use std::collections::HashMap;

use crate::curl::Request;
use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "forgotten-by-next",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "options that `--next` leaves behind",
    docs: r#"
Behind `--next` curl has forgotten all options for requests: headers, credentials, and the method.

```sh bad
curl -u "$LOGIN" https://example.com/one --next https://example.com/two
```

The same goes for what the way to a host needs: a proxy, certificates to trust or to show.

```sh bad
curl --cacert own.pem https://example.com/one --next https://example.com/two
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
    let nexts: Vec<Span> = on.subject.with_effect(Effect::Next).map(|next| next.span).collect();
    if !nexts.is_empty() {
        credentials(on, &nexts);
        ways(on, &nexts);
    }
}

/// Tells of requests that go another way to a host than one before them did.
fn ways(on: &mut Check<'_>, nexts: &[Span]) {
    let subject = on.subject;
    if subject.requests().all(|(request, _)| request.operation == 0) {
        return;
    }
    let mut before: HashMap<&str, (usize, &Request)> = HashMap::new();
    let mut told = None;
    for (request, _) in subject.requests() {
        let Some(host) = host(request) else { continue };
        let Some(&(operation, first)) = before.get(host) else {
            before.insert(host, (request.operation, request));
            continue;
        };
        let Some(forgotten) = forgotten(first, request).filter(|_| operation != request.operation) else { continue };
        let Some(next) = last_before(nexts, request).filter(|next| told != Some(*next)) else { continue };
        told = Some(next);
        on.report(next, format!("the request behind `--next` goes to the same host without `{forgotten}`"))
            .why("`--next` forgets all options for requests")
            .advise("repeat the options that it needs");
    }
}

/// An option that `first` has for the way to its host, and `second` lacks.
fn forgotten(first: &Request, second: &Request) -> Option<&'static str> {
    let (first, second) = (&first.transport, &second.transport);
    let lost = [
        ("--proxy", first.proxy.is_some() && second.proxy.is_none()),
        ("--cacert", first.ca_file.is_some() && second.ca_file.is_none() && !second.insecure),
        ("--cert", first.client_cert.is_some() && second.client_cert.is_none()),
        ("--insecure", first.insecure && !second.insecure && second.ca_file.is_none()),
        ("--unix-socket", first.unix_socket.is_some() && second.unix_socket.is_none()),
        ("--connect-to", !first.connect_to.is_empty() && second.connect_to.is_empty()),
    ];
    lost.into_iter().find(|(_, is)| *is).map(|(name, _)| name)
}

/// The `--next` before `request`.
fn last_before(nexts: &[Span], request: &Request) -> Option<Span> {
    let count = nexts.partition_point(|next| next.start < request.url.whole().start);
    nexts[..count].last().copied()
}

/// Tells of requests without credentials behind others, of another `--next`, that sent some to their host.
fn credentials(on: &mut Check<'_>, nexts: &[Span]) {
    let subject = on.subject;
    let mut first = HashMap::new();
    for (request, call) in subject.requests() {
        let next = last_before(nexts, request);
        let host = host(request);
        if !is_bare(request) {
            first.entry(host).or_insert(next);
            continue;
        }
        // Rules on the API tell of credentials that are missing.
        let Some(span) = next.filter(|_| call.is_none() && host.is_some()) else { continue };
        if first.get(&host).is_some_and(|first| *first != next) {
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
