//! `http-to-api`

use super::catalogued;
use crate::api::{Address, Site};
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "http-to-api",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "`http://`, or no scheme, before the API's host",
    docs: r"
The API answers on HTTPS only; since 2025-03-20 nothing listens where plain HTTP goes. Without a scheme curl takes `http`, too. What
was sent that way could be read by anybody in between.

```sh bad
curl http://api.cloudflare.com/client/v4/ips
```
```sh good
curl https://api.cloudflare.com/client/v4/ips
```

```sh bad
curl api.cloudflare.com/client/v4/ips
```
```sh good
curl https://api.cloudflare.com/client/v4/ips
```
",
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (request, call) in catalogued(on) {
        if call.api.is_some_and(|api| api.sites.iter().any(Site::is_plain)) {
            continue;
        }
        let Some(address) = Address::read(&request.url) else { continue };
        let scheme = address.scheme_name().to_ascii_lowercase();
        let (message, edit) = match scheme.as_str() {
            "http" => (
                format!("{} is asked without encryption", whose::api(call)),
                Edit::new(request.url.origin(address.scheme), "https"),
            ),
            "" if request.default_scheme.is_none() => (
                "no scheme stands before the host, so curl takes `http`".to_owned(),
                Edit::new(Span::at(call.host.start), "https://"),
            ),
            _ => continue,
        };
        on.report(call.host, message)
            .why(format!(
                "{} answers on HTTPS only; a credential that went over HTTP could be read on the way, so roll it",
                whose::api(call)
            ))
            .fix(Grade::Safe, "ask over `https`", &[edit]);
    }
}
