//! `purge-selector-misspelt`

use super::bodies;
use crate::api::Rewrite;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level, visible};

pub(super) const RULE: Rule = Rule {
    name: "purge-selector-misspelt",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "another word for what a purge selects",
    docs: r#"
The five words are `purge_everything`, `files`, `tags`, `hosts` and `prefixes`; all but the first take a list. Others are answered with
1012.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"urls": ["https://acme.coop/a.css"]}'
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"files": ["https://acme.coop/a.css"]}'
```
"#,
    check: Checks::Command(check),
};

const NAMES: &[(&str, &str)] = &[
    ("file", "files"),
    ("url", "files"),
    ("urls", "files"),
    ("uris", "files"),
    ("host", "hosts"),
    ("hostname", "hosts"),
    ("hostnames", "hosts"),
    ("domain", "hosts"),
    ("domains", "hosts"),
    ("prefix", "prefixes"),
    ("prefixs", "prefixes"),
    ("tag", "tags"),
    ("cache_tags", "tags"),
    ("cache-tags", "tags"),
    ("cachetags", "tags"),
    ("purgeeverything", "purge_everything"),
    ("purge-everything", "purge_everything"),
    ("purge_all", "purge_everything"),
    ("purgeall", "purge_everything"),
    ("everything", "purge_everything"),
    ("all", "purge_everything"),
];

/// The selector that `name` stands for.
pub(super) fn meant(name: &str) -> Option<&'static str> {
    let lower = name.trim().trim_end_matches(':').to_ascii_lowercase();
    NAMES.iter().find(|(wrong, _)| *wrong == lower).map(|(_, right)| *right)
}

fn check(on: &mut Check<'_>) {
    for (call, body) in bodies(on) {
        let Some(root) = body.document.root.as_ref().filter(|_| call.family() == "purge") else { continue };
        for member in root.members() {
            let Some(right) = meant(&member.name) else { continue };
            let edit = Rewrite::of(on.subject.command).body(body, member.name_span, &format!("\"{right}\""));
            let told = on
                .report(body.origin(member.name_span), format!("a purge knows no `{}`", visible(&member.name)))
                .why("the API answers 1012");
            match edit {
                Some(edit) => told.fix(Grade::Safe, format!("write `{right}`"), &[edit]),
                None => told.advise(format!("write `{right}`")),
            };
        }
    }
}
