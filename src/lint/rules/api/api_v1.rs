//! `api-v1`

use crate::api::Address;
use crate::curl::{Body, Chunk, Request};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "api-v1",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a call of the API's first version",
    docs: r#"
The first version, with `api_json.html`, `a=`, `tkn=` and `email=`, was switched off on 2016-11-09. Scripts that use it are still
passed around.

```sh bad
curl https://www.cloudflare.com/api_json.html -d "a=fpurge_ts" -d "tkn=$KEY" -d "email=$EMAIL" -d "z=acme.coop" -d "v=1"
```

This does the same today.

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"purge_everything": true}'
```
"#,
    check: Checks::Command(check),
};

/// What its actions are today.
const ACTIONS: &[(&str, &str)] = &[
    ("async", "PATCH `/zones/{zone_id}/settings/rocket_loader`"),
    ("ban", "POST `/zones/{zone_id}/firewall/access_rules/rules`"),
    ("cache_lvl", "PATCH `/zones/{zone_id}/settings/cache_level`"),
    ("devmode", "PATCH `/zones/{zone_id}/settings/development_mode`"),
    ("fpurge_ts", "POST `/zones/{zone_id}/purge_cache` with `{\"purge_everything\": true}`"),
    ("ipv46", "PATCH `/zones/{zone_id}/settings/ipv6`"),
    ("nul", "DELETE `/zones/{zone_id}/firewall/access_rules/rules/{rule_id}`"),
    ("rec_delete", "DELETE `/zones/{zone_id}/dns_records/{dns_record_id}`"),
    ("rec_edit", "PATCH `/zones/{zone_id}/dns_records/{dns_record_id}`"),
    ("rec_load_all", "GET `/zones/{zone_id}/dns_records`"),
    ("rec_new", "POST `/zones/{zone_id}/dns_records`"),
    ("sec_lvl", "PATCH `/zones/{zone_id}/settings/security_level`"),
    ("stats", "the GraphQL API"),
    ("wl", "POST `/zones/{zone_id}/firewall/access_rules/rules`"),
    ("zone_check", "GET `/zones?name=…`"),
    ("zone_file_purge", "POST `/zones/{zone_id}/purge_cache` with `{\"files\": […]}`"),
    ("zone_load_multi", "GET `/zones`"),
];

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    for (request, _) in subject.requests() {
        let Some(address) = Address::read(&request.url) else { continue };
        if !address.path_text().eq_ignore_ascii_case("/api_json.html")
            || !address.host_name().ends_with("cloudflare.com")
        {
            continue;
        }
        let told = on
            .report(request.url.whole(), "the first version of the API was switched off on 2016-11-09")
            .why("nothing answers there any more");
        match today(request) {
            Some(instead) => told.advise(format!("use {instead} of version 4")),
            None => told.advise("use version 4, at `https://api.cloudflare.com/client/v4`"),
        };
    }
}

/// What the action in the form, or in the query, is today.
fn today(request: &Request) -> Option<&'static str> {
    let chunks = if let Body::Data(chunks) = &request.body { chunks.as_slice() } else { &[] };
    let texts = chunks.iter().chain(&request.query).filter_map(|chunk| match chunk {
        Chunk::Text(value) | Chunk::Encoded(value) => Some(value.text()),
        _ => None,
    });
    let query = request.url.text().split_once('?').map(|(_, query)| query);
    let mut pairs = texts.chain(query).flat_map(|text| text.split('&'));
    let action = pairs.find_map(|pair| pair.trim().strip_prefix("a="))?;
    ACTIONS.iter().find(|(name, _)| *name == action).map(|(_, instead)| *instead)
}
