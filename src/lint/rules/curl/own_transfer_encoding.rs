//! `own-transfer-encoding`

use super::given_headers;
use crate::curl::Body;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "own-transfer-encoding",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a `Transfer-Encoding` written by hand",
    docs: r#"
curl knows how long the body is, and says so. `Transfer-Encoding: chunked` makes it send the body in pieces
without a length, which not every server takes.

```sh bad
curl -H 'Transfer-Encoding: chunked' -d 'a=1' https://example.com
```
```sh good
curl -d 'a=1' https://example.com
```

```sh good
tar c . | curl -H 'Transfer-Encoding: chunked' -T - https://example.com/backup.tar
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    for (header, span, request) in given_headers(subject) {
        let Some(arg) = subject.arg_at(span.start) else { continue };
        if header.is("transfer-encoding") && matches!(request.body, Body::Data(_) | Body::Form(_)) {
            let is_double = request.headers.iter().any(|it| it.is("content-length"));
            let why = "curl knows the length and would say it; not every server takes a body without";
            let both = "with `Content-Length` beside it the body has two ends, which servers refuse; Cloudflare's API since 2023-07-01";
            on.report(span, "the body is sent in pieces, without its length")
                .level(if is_double { Level::Warning } else { Level::Note })
                .why(if is_double { both } else { why })
                .fix(Grade::Unsafe, "leave the header out", &subject.without(arg));
        }
    }
}
