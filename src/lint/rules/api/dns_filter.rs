//! `dns-filter`

use super::calls;
use crate::api::Address;
use crate::curl::Request;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "dns-filter",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a filter of DNS records that finds nothing",
    docs: r#"
How a filter compares stands behind the name of its parameter. Until 2025-02-21 it could stand before the value; now that is taken for a part
of it.

```sh bad
curl "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records?name=contains:www" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
```sh good
curl "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records?name.contains=www" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

A plain `name` is compared with whole names.

```sh bad
curl "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records?name=www" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

```sh good
curl "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records?name=www.acme.coop" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

/// How a value began, and how the name of its parameter ends today.
const WAYS: [(&str, &str); 6] = [
    ("contains:", "contains"),
    ("starts_with:", "startswith"),
    ("startswith:", "startswith"),
    ("ends_with:", "endswith"),
    ("endswith:", "endswith"),
    ("exact:", "exact"),
];

fn check(on: &mut Check<'_>) {
    for (request, call) in calls(on) {
        if call.template() != "/zones/{zone_id}/dns_records" || request.method != "GET" {
            continue;
        }
        for (name, value) in pairs(request) {
            let text = value.of(request.url.text());
            let given = name.of(request.url.text());
            if let Some((start, end)) = WAYS.iter().find(|(start, _)| text.starts_with(start)) {
                let (from, to) = (request.url.origin(Span::at(name.end)), request.url.origin(value));
                let edits = [
                    Edit::new(Span::at(from.start), format!(".{end}")),
                    Edit::new(Span::new(to.start, to.start + start.len()), ""),
                ];
                on.report(request.url.origin(value), format!("`{start}` is taken for a part of the value"))
                    .why("since 2025-02-21 the way to compare stands behind the name of the parameter")
                    .fix(Grade::Unsafe, format!("ask for `{given}.{end}`"), &edits);
            } else if given == "name" && is_label(text) && !request.url.is_unknown(value) {
                on.report(request.url.origin(value), "no record is called this alone")
                    .level(Level::Note)
                    .why("`name` is compared with whole names, such as `www.example.com`")
                    .advise("write the whole name, or ask for `name.startswith`");
            }
        }
    }
}

/// The parameters of the query that have a value.
fn pairs(request: &Request) -> Vec<(Span, Span)> {
    let Some(query) = Address::read(&request.url).and_then(|address| address.query) else { return Vec::new() };
    let mut at = query.start;
    let pieces = query.of(request.url.text()).split('&').map(|piece| {
        let start = at;
        at += piece.len() + 1;
        (start, piece)
    });
    let pairs = pieces.filter_map(|(start, piece)| {
        let equals = piece.find('=')?;
        Some((Span::new(start, start + equals), Span::new(start + equals + 1, start + piece.len())))
    });
    pairs.collect()
}

/// Whether `text` is one label of a name.
fn is_label(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}
