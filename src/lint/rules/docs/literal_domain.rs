//! `literal-domain`

use crate::api::{Call, JsonBody};
use crate::json::Value;
use crate::knowledge::values::steps;
use crate::lint::rules::expected::walk;
use crate::lint::rules::sent::bodies;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "literal-domain",
    group: Group::Docs,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "somebody's domain in an example",
    docs: r#"
A domain in an example may be somebody's, if not today. `example.com` never is.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache --header "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"hosts": ["www.acme.coop"]}'
```

What a record points to is left alone: mail and validation have names of their own.

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records \
--header "Authorization: Bearer $CLOUDFLARE_API_TOKEN" \
--json '{
  "type": "CNAME",
  "name": "www.example.com",
  "content": "pages.acme.coop"
}'
```
"#,
    check: Checks::Style(check),
};

/// Names that are nobody's.
const RESERVED: [&str; 7] = ["example.com", "example.net", "example.org", "example", "test", "invalid", "localhost"];

fn check(on: &mut Check<'_>) {
    for (call, body) in bodies(on) {
        for value in domains(call, body).into_iter().filter(|value| value.text().is_some_and(is_somebodys)) {
            on.report(body.origin(value.span), "a domain where the documentation writes `example.com`")
                .why("the domain may be somebody's")
                .advise("write `example.com`, or a name below it");
        }
    }
}

/// The members of `body` that name what is the user's own.
fn domains<'b>(call: &Call, body: &'b JsonBody) -> Vec<&'b Value> {
    let members: &[&'static str] = match call.family() {
        "purge" => &["hosts[]", "files[]", "files[].url", "prefixes[]"],
        "dns" | "zone" => &["name"],
        _ => &[],
    };
    let mut found = Vec::new();
    let root = body.document.root.as_ref();
    for (member, root) in members.iter().filter_map(|member| root.map(|root| (*member, root))) {
        walk(root, &steps(member), &mut found);
    }
    found.retain(|value| !body.is_unknown(value.span));
    found
}

/// Whether `text` is a name or URL of a domain that may be somebody's.
fn is_somebodys(text: &str) -> bool {
    let bare = text.split_once("://").map_or(text, |(_, rest)| rest);
    let host = bare.split(['/', '?', ':']).next().unwrap_or_default().trim_end_matches('.').to_ascii_lowercase();
    let is_host = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._*".contains(&byte));
    let is_below = |name: &&str| host.strip_suffix(*name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    host.contains('.') && is_host && !RESERVED.iter().any(is_below)
}
