//! `rerouted-credentials`

use std::net::Ipv4Addr;

use crate::api::{Address, credentials_of};
use crate::curl::Request;
use crate::knowledge::hosts;
use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::Value;
use crate::text::{Level, Span, visible};

pub(super) const RULE: Rule = Rule {
    name: "rerouted-credentials",
    group: Group::Secret,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "credentials sent by way of somebody else's machine",
    docs: r#"
A proxy, or the address of `--resolve` or `--connect-to`, gets the request in place of the host. Over `https` it sees nothing of it,
as long as the certificate is checked.

```sh bad
curl -x http://203.0.113.7:3128 https://api.shop.example/orders -H "Authorization: Bearer $TOKEN"
```

Without that, or over `http`, it reads the credential, and this is a warning.

```sh bad
curl -k --resolve api.shop.example:443:203.0.113.7 https://api.shop.example/orders -H "Authorization: Bearer $TOKEN"
```

A proxy on the machine itself is one's own, and what a variable names is not known.

```sh good
curl -x http://localhost:8080 https://api.shop.example/orders -H "Authorization: Bearer $TOKEN"
curl -x "$PROXY" https://api.shop.example/orders -H "Authorization: Bearer $TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let Some((request, _)) = subject.requests().find(|(request, _)| !credentials_of(request).is_empty()) else {
        return;
    };
    let Some(address) = Address::read(&request.url).filter(|address| !hosts::is_local(address.host_name())) else {
        return;
    };
    let Some((span, way)) = detour(request) else { return };
    let way = visible(way);
    let is_open = !address.scheme_name().eq_ignore_ascii_case("https") || request.transport.insecure;
    if is_open {
        on.report(span, format!("credentials go by way of `{way}`, which can read them"))
            .level(Level::Warning)
            .why("nothing makes sure that only the host can read them")
            .advise("ask over `https`, and have the certificate checked");
        return;
    }
    on.report(span, format!("credentials go by way of `{way}`"))
        .why("only the check of the certificate keeps them from whoever that is")
        .advise("make sure that you know the machine");
}

/// The machine that gets `request` in place of its host, and where it is named.
fn detour(request: &Request) -> Option<(Span, &str)> {
    let transport = &request.transport;
    let proxies = transport.proxy.iter().map(|proxy| (&proxy.url, proxy.url.known().map(authority)));
    let resolved = transport.resolve.iter().map(|entry| (entry, target(entry, ',')));
    let connected = transport.connect_to.iter().map(|entry| (entry, target(entry, ':')));
    let mut ways = proxies.chain(resolved).chain(connected);
    ways.find_map(|(value, host)| Some((value.whole(), host.filter(|host| is_far(host))?)))
}

/// The host of a proxy, its port taken off.
fn authority(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.split('/').next().unwrap_or(rest);
    let rest = rest.rsplit('@').next().unwrap_or(rest);
    rest.rsplit_once(':').filter(|(_, port)| !port.contains(']')).map_or(rest, |(host, _)| host)
}

/// What stands third in `host:port:target`, up to `end`.
fn target(entry: &Value, end: char) -> Option<&str> {
    let third = entry.known()?.splitn(3, ':').nth(2)?;
    let brackets = third.starts_with('[').then(|| third.find(']')).flatten().map_or(0, |at| at + 1);
    Some(&third[..third[brackets..].find(end).map_or(third.len(), |at| brackets + at)])
}

/// Whether `host` is neither this machine nor one of its own network.
fn is_far(host: &str) -> bool {
    let is_private = host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_private() || address.is_unspecified());
    !host.is_empty() && !hosts::is_local(host) && !is_private
}
