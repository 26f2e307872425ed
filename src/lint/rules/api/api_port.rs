//! `api-port`

use super::calls;
use crate::api::Address;
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "api-port",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a port at which the API does not answer",
    docs: r#"
The API answers at port 443 only, which `https` takes by itself.

```sh bad
curl https://api.cloudflare.com:8443/client/v4/ips
```
```sh good
curl https://api.cloudflare.com/client/v4/ips
```

So it is with an API of the settings whose document lists the ports of a server.
"#,
    check: Checks::Command(check),
};

/// How many ports are told of one by one.
const MANY: usize = 4;

fn check(on: &mut Check<'_>) {
    tell_own(on);
    for (request, _) in calls(on) {
        let Some(address) = Address::read(&request.url).filter(|it| it.scheme_name() == "https") else { continue };
        let Some(port) = address.port.filter(|port| !request.url.is_unknown(*port)) else { continue };
        if !matches!(port.of(request.url.text()), ":443" | ":") {
            let span = request.url.origin(port);
            on.report(span, "the API does not answer at this port")
                .why("it answers at 443 only, which `https` takes by itself")
                .fix(Grade::Unsafe, "leave the port out", &[Edit::new(span, "")]);
        }
    }
}

/// The same of APIs of the settings, whose documents list the ports.
fn tell_own(on: &mut Check<'_>) {
    for (request, call) in on.subject.own_calls() {
        let Some(api) = call.api.filter(|api| !api.is_at(&request.url)) else { continue };
        let Some(address) = Address::read(&request.url) else { continue };
        let (ports, port) = (api.ports_beside(&request.url), address.port_asked());
        let Some((first, port)) = ports.first().zip(port) else { continue };
        let more = if ports.len() > MANY { format!(" or {} others", ports.len() - MANY) } else { String::new() };
        let listed = ports.iter().take(MANY).map(|port| format!("`{port}`")).collect::<Vec<_>>().join(" or ");
        let span = request.url.origin(address.port.unwrap_or(address.host));
        let told = on
            .report(span, format!("{} does not answer at port {port}", whose::api(call)))
            .why(format!("by {} it is at {listed}{more}", whose::schema(call)));
        match address.port.filter(|_| ports.len() == 1) {
            Some(_) => told.fix(Grade::Unsafe, format!("ask port {first}"), &[Edit::new(span, format!(":{first}"))]),
            None => told.advise(format!("write `:{first}` behind the host")),
        };
    }
}
