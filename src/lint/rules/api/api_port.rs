//! `api-port`

use super::calls;
use crate::api::Address;
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
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
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
