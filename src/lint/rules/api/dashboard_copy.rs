//! `dashboard-copy`

use crate::api::Address;
use crate::curl::Request;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "dashboard-copy",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a request of the dashboard's own",
    docs: r#"
The dashboard asks an address of its own, with the cookies of a login. Copied from a browser it works until the session ends, and gives away
the login. The API has another address, and wants a token.

```sh bad
curl https://dash.cloudflare.com/api/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "X-ATOK: 1700000000-abc" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

/// Headers that only the dashboard sends.
const HEADERS: [&str; 2] = ["x-atok", "x-cross-site-security"];

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    for (request, call) in subject.requests() {
        if let Some(base) = base(request) {
            on.report(base, "this is the dashboard's own address, not the API's")
                .why("it goes by the cookies of a login, and not by tokens")
                .fix(Grade::Unsafe, "ask the API", &[Edit::new(base, "api.cloudflare.com/client/v4")]);
        }
        let header = HEADERS.iter().find_map(|name| request.header(name)).filter(|_| call.is_some());
        if let Some(header) = header {
            on.report(header.name.whole(), "this header belongs to the dashboard's own requests")
                .why("the API goes by a token, and knows nothing of a login")
                .advise("leave the header and the cookies out, and send a token");
        }
    }
}

/// The dashboard's host and what stands before the API's paths there.
fn base(request: &Request) -> Option<Span> {
    let address = Address::read(&request.url)?;
    let path = address.path_text();
    let prefix = ["/api/v4", "/client/v4"].into_iter().find(|prefix| path.starts_with(prefix))?;
    let is_dashboard = address.host_name().eq_ignore_ascii_case("dash.cloudflare.com") && address.port.is_none();
    is_dashboard.then(|| request.url.origin(Span::new(address.host.start, address.path.start + prefix.len())))
}
