//! `misspelt-host`

use crate::api::Address;
use crate::knowledge::hosts::{self, Pose};
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, distance, visible};

pub(super) const RULE: Rule = Rule {
    name: "misspelt-host",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a host that is nearly the API's",
    docs: r#"
The API lives at `api.cloudflare.com`. Cloudflare's web site and its dashboard have other hosts, where `/client/v4` leads nowhere.

```sh bad
curl https://api.cloudfare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

An `I` for an `l` is not seen, and leads to whoever owns that name.

```sh bad
curl https://api.cIoudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

/// Hosts that people write for the API's, beside slips of a letter; with a path of the API they cannot be meant.
const HOSTS: &[&str] = &[
    "api.cloudflair.com",
    "api.cloudflare.net",
    "api.cloudflare.co",
    "apis.cloudflare.com",
    "api.cloudflare",
    "cloudflare.com",
    "www.cloudflare.com",
    "developers.cloudflare.com",
];

/// How many hosts are told of one by one.
const MANY: usize = 4;

fn check(on: &mut Check<'_>) {
    tell_own(on);
    let subject = on.subject;
    for (request, call) in subject.requests() {
        let Some(address) = Address::read(&request.url).filter(|_| call.is_none()) else { continue };
        let host = address.host_name().to_ascii_lowercase();
        let is_slip = || matches!(hosts::passes_for(&host), Some(("cloudflare.com", Pose::Letters)));
        if !address.path_text().starts_with("/client/v4") || !HOSTS.contains(&host.as_str()) && !is_slip() {
            continue;
        }
        let span = request.url.origin(address.host);
        on.report(span, format!("`{}` is not the API's host", visible(address.host_name())))
            .why("the API lives at `api.cloudflare.com`")
            .fix(Grade::Safe, "ask `api.cloudflare.com`", &[Edit::new(span, "api.cloudflare.com")]);
    }
}

/// The same of APIs of the settings, whose documents list what a part of their hosts may be.
fn tell_own(on: &mut Check<'_>) {
    for (request, call) in on.subject.own_calls() {
        let Some(api) = call.api.filter(|api| !api.is_at(&request.url)) else { continue };
        let Some(address) = Address::read(&request.url) else { continue };
        let (host, hosts) = (address.host_name(), api.hosts_beside(&request.url));
        if hosts.is_empty() {
            continue;
        }
        let more = if hosts.len() > MANY { format!(" or {} others", hosts.len() - MANY) } else { String::new() };
        let listed = hosts.iter().take(MANY).map(|host| format!("`{host}`")).collect::<Vec<_>>().join(" or ");
        let near = hosts.iter().find(|near| distance(&host.to_ascii_lowercase(), near, 2).is_some());
        let span = request.url.origin(address.host);
        let told = on
            .report(span, format!("`{}` is no server of {}", visible(host), whose::api(call)))
            .why(format!("by {} it is at {listed}{more}", whose::schema(call)))
            .level(Level::Warning);
        if let Some(near) = near {
            told.fix(Grade::Unsafe, format!("ask `{near}`"), &[Edit::new(span, near)]);
        }
    }
}
