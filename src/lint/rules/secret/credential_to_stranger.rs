//! `credential-to-stranger`

use crate::api::{Address, Carrier, Credential, CredentialShape, credentials_of};
use crate::knowledge::hosts;
use crate::lint::sent::once;
use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::Piece;
use crate::text::{Level, visible};

pub(super) const RULE: Rule = Rule {
    name: "credential-to-stranger",
    group: Group::Secret,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a credential of one service sent to the host of another",
    docs: r#"
A token opens its service to whoever holds it, and a host that gets one holds it.

```sh bad
curl https://speedup.example/purge -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

It belongs to the service that gave it.

```sh good
curl https://api.cloudflare.com/client/v4/user/tokens/verify -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

It is told once, however many URLs get it.

```sh bad
curl https://speedup.example/purge https://speedup.example/warm -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

A service of one's own has credentials of its own.

```sh good
curl https://speedup.example/purge -H "Authorization: Bearer $SPEEDUP_TOKEN"
```

What is told by its shape or by the name of its variable is looked for, of services whose credentials belong nowhere else
(`grammar/hosts.tsv`). APIs that the settings name are known.
"#,
    check: Checks::Command(check),
};

/// What begins the names of variables that hold credentials of Cloudflare's API.
const NAMES: [&str; 2] = ["CLOUDFLARE_API_", "CF_API_"];

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let mut found = Vec::new();
    for (index, (request, call)) in subject.requests().enumerate() {
        let is_own = subject.own.get(index).is_some_and(Option::is_some);
        let Some(address) = Address::read(&request.url).filter(|_| call.is_none() && !is_own) else { continue };
        let host = address.host_name();
        let sent = credentials_of(request).into_iter().filter_map(|it| Some((it.span, owner(&it)?)));
        let sent = sent.filter(|(_, service)| !is_known(host, service));
        found.extend(sent.map(|(span, service)| (span, service, visible(host).into_owned())));
    }
    for (span, service, host) in once(found, |(span, ..)| *span) {
        on.report(span, format!("a credential of {service} is sent to `{host}`"))
            .why(format!("it opens {service} to whoever holds it, and is of no use to anybody else's host"))
            .advise("give the host a credential of its own");
    }
}

/// Whether `host` is one of `service`, this very machine, or told already for what it passes for.
fn is_known(host: &str, service: &str) -> bool {
    hosts::is_of(host, service) || hosts::is_local(host) || hosts::passes_for(host).is_some()
}

/// The service that `credential` opens, where it belongs nowhere else.
fn owner(credential: &Credential) -> Option<&'static str> {
    let service = match credential.shape {
        CredentialShape::Known(known) if known.class.is_secret() && !known.prefix.is_empty() => known.service,
        CredentialShape::Variable if credential.carrier != Carrier::AuthEmail && is_named(credential) => "Cloudflare",
        _ => return None,
    };
    Some(service).filter(|service| hosts::is_alone(service))
}

fn is_named(credential: &Credential) -> bool {
    let mut pieces = credential.value.pieces();
    pieces.any(|piece| matches!(piece, Piece::Variable(name) if NAMES.iter().any(|known| name.starts_with(known))))
}
