//! `purge-file-not-url`

use super::bodies;
use crate::json::Value;
use crate::knowledge::placeholders::classify;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "purge-file-not-url",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "an entry of `files` that is no whole URL",
    docs: r#"
`files` takes URLs as a visitor asks for them, scheme and host included. `http` and `https` are two of them.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"files": ["/a.css"]}'
```

The whole URL names the file.

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"files": ["https://acme.coop/a.css"]}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, body) in bodies(on) {
        let Some(root) = body.document.root.as_ref().filter(|_| call.family() == "purge") else { continue };
        for item in root.get("files").into_iter().flat_map(Value::items) {
            let url = item.get("url").unwrap_or(item);
            let Some(text) = url.text().filter(|_| !body.is_unknown(url.span)) else { continue };
            if is_url(text) || text.starts_with('$') || classify(text).is_some() {
                continue;
            }
            on.report(body.origin(url.span), "this entry of `files` is no whole URL")
                .why("a file is named by the URL that a visitor asks for, scheme and host included")
                .advise("write it with `https://` and the host");
        }
    }
}

fn is_url(text: &str) -> bool {
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    lower.starts_with("https://") || lower.starts_with("http://")
}
