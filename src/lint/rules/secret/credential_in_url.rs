//! `credential-in-url`

use crate::api::{Address, SegmentFault};
use crate::curl::Request;
use crate::knowledge::credentials::classify;
use crate::lint::rules::sent::calls;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "credential-in-url",
    group: Group::Secret,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a credential in the URL",
    docs: r#"
URLs end up in logs, histories and `Referer` headers. The API takes credentials in headers only, so there they open nothing, and leak.

```sh bad
curl "https://api.cloudflare.com/client/v4/zones?api_key=$CLOUDFLARE_API_KEY&email=$CLOUDFLARE_EMAIL"
```

In headers they stay between the two.

```sh good
curl https://api.cloudflare.com/client/v4/zones -H "X-Auth-Email: $CLOUDFLARE_EMAIL" -H "X-Auth-Key: $CLOUDFLARE_API_KEY"
```
"#,
    check: Checks::Command(check),
};

/// Names of parameters that hold a credential.
const NAMES: &[&str] =
    &["tkn", "token", "api_key", "apikey", "api_token", "access_token", "auth_key", "x-auth-key", "authorization"];

fn check(on: &mut Check<'_>) {
    for (request, call) in calls(on) {
        let mut spans: Vec<Span> = parameters(request);
        let in_path = call.segments.iter().filter(|segment| segment.fault() == Some(SegmentFault::Credential));
        spans.extend(in_path.map(|segment| segment.span));
        for span in spans {
            on.report(span, "a credential stands in the URL")
                .why("URLs are logged, and the API reads credentials from headers only")
                .advise("send it as `Authorization: Bearer $CLOUDFLARE_API_TOKEN`, and roll it if it was real");
        }
    }
}

/// The parameters of the query that hold a credential.
fn parameters(request: &Request) -> Vec<Span> {
    let Some(query) = Address::read(&request.url).and_then(|address| address.query) else { return Vec::new() };
    let text = request.url.text();
    let mut at = query.start;
    let mut found = Vec::new();
    for piece in query.of(text).split('&') {
        let span = Span::new(at, at + piece.len());
        at = span.end + 1;
        let Some((name, value)) = piece.split_once('=') else { continue };
        let is_named = NAMES.iter().any(|it| it.eq_ignore_ascii_case(name)) && !value.is_empty();
        let is_secret = classify(value).is_some_and(|it| it.class.is_token() || it.class.is_key());
        if is_named || is_secret {
            found.push(request.url.origin(span));
        }
    }
    found
}
