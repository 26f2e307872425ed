//! `purge-host-with-scheme`

use super::bodies;
use crate::api::Rewrite;
use crate::json::Value;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "purge-host-with-scheme",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a URL among the `hosts` or `prefixes` of a purge",
    docs: r#"
`hosts` takes bare host names: no scheme, no path, no port. `prefixes` takes a host and a path, without the scheme.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"hosts": ["https://www.acme.coop"]}'
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"hosts": ["www.acme.coop"]}'
```

With a path it is no host, and a prefix may be meant.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"hosts": ["www.acme.coop/blog"]}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, body) in bodies(on) {
        let Some(root) = body.document.root.as_ref().filter(|_| call.family() == "purge") else { continue };
        for (list, may_have_path) in [("hosts", Path::No), ("prefixes", Path::Yes)] {
            for item in root.get(list).into_iter().flat_map(Value::items) {
                let Some(text) = item.text().filter(|_| !body.is_unknown(item.span)) else { continue };
                let bare = without_scheme(text);
                let is_host = !bare.contains(['/', ':', '?', '#']);
                if bare == text && (is_host || may_have_path == Path::Yes) {
                    continue;
                }
                let is_plain = is_host || may_have_path == Path::Yes;
                let edit =
                    Rewrite::of(on.subject.command).body(body, item.span, &format!("\"{bare}\"")).filter(|_| is_plain);
                let told =
                    on.report(body.origin(item.span), format!("a URL stands among `{list}`")).why(may_have_path.why());
                match edit {
                    Some(edit) => told.fix(Grade::Safe, "leave the scheme out", &[edit]),
                    None => told.advise("write the host alone, or name the path in `prefixes`"),
                };
            }
        }
    }
}

/// Whether entries may have a path.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Path {
    Yes,
    No,
}

impl Path {
    const fn why(self) -> &'static str {
        match self {
            Self::Yes => "a prefix is a host and a path, without the scheme",
            Self::No => "a host is a bare name: no scheme, no path, no port",
        }
    }
}

/// `text` without a scheme, and without a slash that alone follows the host.
fn without_scheme(text: &str) -> &str {
    let bare = text.split_once("://").map_or(text, |(_, rest)| rest);
    if bare.len() < text.len() && bare.matches('/').count() == 1 {
        bare.strip_suffix('/').unwrap_or(bare)
    } else {
        bare
    }
}
