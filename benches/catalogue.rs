//! How long it takes to find an operation by its path, a shape by its name, to hold a body against what its operation
//! takes, and to read a document.

use divan::{Bencher, black_box};
use uncurly::api::{Call, JsonBody, call};
use uncurly::json;
use uncurly::knowledge::catalogue::Catalogue;
use uncurly::knowledge::openapi;
use uncurly::lint::{Settings, lint};
use uncurly::mend::Mending;
use uncurly::text::Source;

/// Usual ones, two of the slowest, and two that there are not.
const PATHS: [&str; 8] = [
    "/zones/023e105f4ecef8ad9ca31a8372d0c353/dns_records/372e67954025e0ba6aaa6d586b9e0b59",
    "/zones/023e105f4ecef8ad9ca31a8372d0c353/purge_cache",
    "/accounts/023e105f4ecef8ad9ca31a8372d0c353/workers/scripts/a/settings",
    "/user/tokens/verify",
    "/accounts/023e105f4ecef8ad9ca31a8372d0c353/cloudforce-one/events/dataset/a/indicators/create",
    "/accounts/023e105f4ecef8ad9ca31a8372d0c353/access/apps/a/policies/b",
    "/zones/023e105f4ecef8ad9ca31a8372d0c353/dns-records",
    "/nowhere/at/all",
];

/// A record, a ruleset of 20 rules, a page rule of every action, and 200 records at once.
const BODIES: [&str; 5] = ["record", "ruleset", "policy", "page rule", "batch"];

const DOCUMENT: &str = include_str!("../tests/it/openapi/depots.json");

fn main() {
    divan::main();
}

#[divan::bench(args = PATHS)]
fn routes(bencher: Bencher<'_, '_>, path: &str) {
    let api = Catalogue::cloudflare();
    // The first look-up makes the tree.
    api.route(&["ips"]);
    let segments: Vec<_> = path[1..].split('/').collect();
    bencher.bench_local(|| black_box(api.route(black_box(&segments))).is_some());
}

#[divan::bench]
fn shapes(bencher: Bencher<'_, '_>) {
    let api = Catalogue::cloudflare();
    bencher.bench_local(|| api.shapes().find(black_box("dns_records")).is_some());
}

#[divan::bench]
fn documents() -> openapi::Reading {
    openapi::read(black_box(DOCUMENT), "")
}

/// The path and the body that `name` stands for.
fn sent(name: &str) -> (&'static str, String) {
    let joined = |count, entry: fn(usize) -> String| (0..count).map(entry).collect::<Vec<_>>().join(", ");
    match name {
        "record" => ("zones/$ZONE_ID/dns_records", record(0)),
        "ruleset" => (
            "zones/$ZONE_ID/rulesets",
            format!(
                r#"{{"name": "a", "kind": "zone", "phase": "http_request_firewall_custom", "rules": [{}]}}"#,
                joined(20, rule)
            ),
        ),
        "policy" => (
            "accounts/$ACCOUNT_ID/access/policies",
            format!(r#"{{"name": "a", "decision": "allow", "include": [{}]}}"#, joined(20, member)),
        ),
        "page rule" => (
            "zones/$ZONE_ID/pagerules",
            format!(
                r#"{{"targets": [{{"target": "url", "constraint": {{"operator": "matches", "value": "acme.coop/*"}}}}], "actions": [{}], "status": "active"}}"#,
                joined(20, |at| action(at % 4))
            ),
        ),
        _ => ("zones/$ZONE_ID/dns_records/batch", format!(r#"{{"posts": [{}]}}"#, joined(200, record))),
    }
}

fn record(at: usize) -> String {
    format!(
        r#"{{"type": "A", "name": "www{at}.acme.coop", "content": "203.0.113.9", "ttl": 300, "proxied": false, "comment": "made by hand"}}"#
    )
}

fn rule(at: usize) -> String {
    let action = ["block", "log", "skip", "managed_challenge"][at % 4];
    let more = if action == "skip" { r#", "action_parameters": {"ruleset": "current"}"# } else { "" };
    format!(
        r#"{{"description": "rule {at}", "expression": "(ip.src eq 192.0.2.{at})", "action": "{action}", "enabled": true{more}}}"#
    )
}

fn member(at: usize) -> String {
    let members = [
        r#"{"email": {"email": "jane@acme.coop"}}"#,
        r#"{"ip": {"ip": "192.0.2.0/24"}}"#,
        r#"{"geo": {"country_code": "PT"}}"#,
        r#"{"everyone": {}}"#,
    ];
    members[at % 4].to_owned()
}

fn action(at: usize) -> String {
    let actions = [
        r#"{"id": "forwarding_url", "value": {"url": "https://acme.coop/$1", "status_code": 301}}"#,
        r#"{"id": "cache_level", "value": "bypass"}"#,
        r#"{"id": "edge_cache_ttl", "value": 7200}"#,
        r#"{"id": "ssl", "value": "full"}"#,
    ];
    actions[at].to_owned()
}

/// What `name` stands for, asked of the API.
fn asked(name: &str) -> (Call, JsonBody) {
    let (path, body) = sent(name);
    let text =
        format!("curl https://api.cloudflare.com/client/v4/{path} -H \"Authorization: Bearer $T\" --json '{body}'");
    let report = lint(Source::new(None, &text), Mending::On, &Settings::default());
    let call = call(&report.commands[0].invocation.requests[0]).expect("it asks the API");
    let body = call.body.clone().expect("it has a body");
    (call, body)
}

/// What fits is found out once for each body: each is a new one.
#[divan::bench(args = BODIES)]
fn bodies(bencher: Bencher<'_, '_>, name: &str) {
    let (call, body) = asked(name);
    assert!(call.takes(&body.clone()), "{name}");
    bencher.with_inputs(|| body.clone()).bench_local_refs(|body| call.takes(black_box(body)));
}

/// The reading that comes before.
#[divan::bench(args = BODIES)]
fn readings(bencher: Bencher<'_, '_>, name: &str) {
    let (_, body) = sent(name);
    bencher.bench_local(|| json::read(black_box(&body)));
}
