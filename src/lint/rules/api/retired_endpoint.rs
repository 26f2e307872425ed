//! `retired-endpoint`

use super::calls;
use crate::api::Call;
use crate::curl::Request;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "retired-endpoint",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "an operation that has ended, or will",
    docs: r#"
Operations end on a day that is announced. Some go on answering for a while, but not for ever.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/firewall/rules -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

Rulesets took its place.

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/rulesets -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

/// What has ended or will.
struct Retired {
    /// The day, as announced.
    end: &'static str,
    /// The methods, separated by blanks; empty for all.
    methods: &'static str,
    /// The path and all below it; `{}` stands for any segment.
    path: &'static str,
    /// What takes its place.
    instead: &'static str,
}

const fn ended(end: &'static str, methods: &'static str, path: &'static str, instead: &'static str) -> Retired {
    Retired { end, methods, path, instead }
}

const RULESETS: &str = "rulesets, phase `http_request_firewall_custom`";
const GRAPHQL: &str = "the GraphQL API";
const NOTHING: &str = "";

const TABLE: &[Retired] = &[
    ended("2020-04-02", "", "/user/organizations", "`/accounts`"),
    ended("2021-03-01", "", "/zones/{}/analytics/dashboard", GRAPHQL),
    ended("2021-03-01", "", "/zones/{}/analytics/colos", GRAPHQL),
    ended("2022-07-01", "POST", "/accounts/{}/images/v1/direct_upload", "`images/v2/direct_upload`"),
    ended("2023-03-19", "", "/accounts/{}/access/bookmarks", "Access applications"),
    ended("2023-06-06", "", "/user/billing", NOTHING),
    ended("2024-02-04", "POST PUT PATCH DELETE", "/accounts/{}/tunnels", "`cfd_tunnel`"),
    ended("2024-03-31", "", "/zones/{}/settings/privacy_pass", NOTHING),
    ended("2024-06-14", "", "/zones/{}/settings/server_side_exclude", NOTHING),
    ended("2024-06-30", "", "/zones/{}/settings/mobile_redirect", "single redirects"),
    ended("2024-08-05", "", "/zones/{}/settings/minify", NOTHING),
    ended("2024-08-15", "", "/zones/{}/settings/brotli", "compression rules"),
    ended("2025-06-08", "", "/zones/{}/settings/cname_flattening", "`dns_settings`, member `flatten_all_cnames`"),
    ended("2025-06-15", "", "/zones/{}/firewall/rules", RULESETS),
    ended("2025-06-15", "", "/zones/{}/filters", RULESETS),
    ended("2025-06-15", "", "/zones/{}/firewall/waf/packages", "rulesets, phase `http_request_firewall_managed`"),
    ended("2025-06-15", "", "/zones/{}/firewall/waf/overrides", "rulesets, phase `http_request_firewall_managed`"),
    ended("2025-06-15", "", "/zones/{}/rate_limits", "rulesets, phase `http_ratelimit`"),
    ended("2026-07-15", "", "/accounts/{}/gateway/audit_ssh_settings", NOTHING),
    ended("2026-09-27", "", "/accounts/{}/registrar/domains", "the newer registrar paths"),
    ended("2026-10-15", "", "/accounts/{}/workers/namespaces", "`storage/kv/namespaces`"),
    ended("2026-12-01", "", "/zones/{}/dns_analytics", GRAPHQL),
];

/// Settings of a zone can only be asked for one by one.
const ALL_SETTINGS: Retired = ended("2026-09-15", "GET PATCH", "/zones/{}/settings", "`settings/{setting_id}`");

fn check(on: &mut Check<'_>) {
    for (request, call) in calls(on) {
        let Some(retired) = find(request, call) else { continue };
        let has_ended = !on.settings.today.is_empty() && on.settings.today.as_str() >= retired.end;
        let message = if has_ended {
            format!("this operation was announced to end on {}", retired.end)
        } else {
            format!("this operation is announced to end on {}", retired.end)
        };
        let told = on.report(call.path, message).level(if has_ended { Level::Error } else { Level::Warning });
        if retired.instead.is_empty() {
            told.why("nothing takes its place");
        } else {
            told.why(format!("{} takes its place", retired.instead)).advise(format!("use {}", retired.instead));
        }
    }
}

fn find(request: &Request, call: &Call) -> Option<&'static Retired> {
    let takes = |row: &&Retired| row.methods.is_empty() || row.methods.split(' ').any(|it| it == request.method);
    let below = TABLE.iter().filter(takes).find(|row| fits(row.path, call, Depth::Below));
    below.or_else(|| Some(&ALL_SETTINGS).filter(|row| takes(row) && fits(row.path, call, Depth::Exact)))
}

/// Whether more segments may follow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    Exact,
    Below,
}

fn fits(path: &str, call: &Call, depth: Depth) -> bool {
    let wanted: Vec<_> = path.split('/').skip(1).collect();
    let is_long_enough = match depth {
        Depth::Exact => call.segments.len() == wanted.len(),
        Depth::Below => call.segments.len() >= wanted.len(),
    };
    is_long_enough
        && wanted.iter().zip(&call.segments).all(|(word, segment)| *word == "{}" || segment.value.text() == *word)
}
