//! `browser-header`

use super::given_headers;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "browser-header",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "headers that only a browser needs to send",
    docs: r#"
*Copy as cURL* of a browser copies all that the browser sends. Most of it speaks of the browser itself or of
the page, and the request works without.

```sh bad
curl -H 'sec-ch-ua-mobile: ?0' -H 'sec-fetch-mode: cors' -H 'dnt: 1' -H 'accept: */*' https://example.com
```
```sh good
curl -H 'accept: */*' https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let noise: Vec<_> = given_headers(subject)
        .into_iter()
        .filter(|(header, _, _)| is_noise(&header.name.text().to_ascii_lowercase()))
        .collect();
    let Some((_, first, _)) = noise.first().filter(|_| noise.len() > 1) else { return };
    if !noise.iter().any(|(header, _, _)| header.name.text().to_ascii_lowercase().starts_with("sec-")) {
        return;
    }
    let args = noise.iter().filter_map(|(_, span, _)| subject.arg_at(span.start));
    let edits: Vec<Edit> = args.flat_map(|arg| subject.without(arg)).collect();
    on.report(*first, format!("{} headers that only a browser needs to send", noise.len()))
        .why("the request mostly works without them")
        .fix(Grade::Unsafe, "leave them out", &edits);
}

fn is_noise(name: &str) -> bool {
    const NAMES: [&str; 5] = ["dnt", "priority", "sec-gpc", "upgrade-insecure-requests", "x-client-data"];
    name.starts_with("sec-ch-") || name.starts_with("sec-fetch-") || NAMES.contains(&name)
}
