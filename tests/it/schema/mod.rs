//! Requests made from the published schema: right ones lint clean, and what is wrong in others is told where it is.
//!
//! A share of the operations is asked each time; `SCHEMA=all` asks all.

mod asked;
mod made;
mod posted;
mod wrong;

use std::collections::BTreeMap;

use uncurly::knowledge::catalogue::{BodyKind, Catalogue, Operation};
use uncurly::lint::{Settings, lint};
use uncurly::mend::Mending;
use uncurly::text::{Finding, Level, Source, Span};

use asked::Request;
use made::Filling;
use wrong::Wrong;

/// One operation in so many is asked.
const SHARE: usize = 23;

/// What is told of an operation whatever is sent, and of what a purge needs beyond its schema.
const OF_OPERATIONS: [&str; 4] =
    ["credential-in-url", "purge-selector-missing", "purge-several-selectors", "retired-endpoint"];

/// Requests that the schema takes, and by the documentation the API does not: where, and the rule that tells of it.
const BEYOND: [(&str, &str); 21] = [
    ("/accounts/{account_id}/cfd_tunnel/{tunnel_id}/configurations", "malformed-value"),
    ("/accounts/{account_id}/firewall/access_rules/rules", "incomplete-body"),
    ("/accounts/{account_id}/load_balancers/pools", "retired-member"),
    ("/accounts/{account_id}/load_balancers/pools/{pool_id}", "retired-member"),
    ("/accounts/{account_id}/r2/buckets", "malformed-value"),
    ("/accounts/{account_id}/rulesets", "incomplete-body"),
    ("/certificates", "incomplete-body"),
    ("/certificates", "malformed-value"),
    ("/user/firewall/access_rules/rules", "incomplete-body"),
    ("/user/load_balancers/pools", "retired-member"),
    ("/user/load_balancers/pools/{pool_id}", "retired-member"),
    ("/zones/{zone_id}", "zone-update"),
    ("/zones/{zone_id}/custom_certificates", "malformed-value"),
    ("/zones/{zone_id}/dns_records", "*"),
    ("/zones/{zone_id}/dns_records/batch", "*"),
    ("/zones/{zone_id}/dns_records/{dns_record_id}", "*"),
    ("/zones/{zone_id}/firewall/access_rules/rules", "incomplete-body"),
    ("/zones/{zone_id}/healthchecks", "malformed-value"),
    ("/zones/{zone_id}/healthchecks/{healthcheck_id}", "malformed-value"),
    ("/zones/{zone_id}/rulesets", "incomplete-body"),
    ("/zones/{zone_id}/smart_shield/healthchecks", "malformed-value"),
];

/// Whether `rule` tells of something beyond the schema of `operation`.
fn is_beyond(operation: &Operation<'_>, rule: &str) -> bool {
    // Of records the documentation tells most: which members each type has, and which only proxied ones have.
    const OF_RECORDS: [&str; 3] = ["incomplete-body", "malformed-value", "retired-member"];
    let is_told = |known: &str| if known == "*" { OF_RECORDS.contains(&rule) } else { known == rule };
    BEYOND.iter().any(|(path, known)| *path == operation.path && is_told(known))
}

fn operations() -> impl Iterator<Item = Operation<'static>> {
    let share = if std::env::var("SCHEMA").is_ok_and(|wish| wish == "all") { 1 } else { SHARE };
    Catalogue::cloudflare().operations().step_by(share)
}

fn findings(text: &str) -> Vec<Finding> {
    lint(Source::new(None, text), Mending::On, &Settings::default()).findings
}

fn takes_json(operation: &Operation<'_>) -> bool {
    matches!(operation.body, BodyKind::Object | BodyKind::Array | BodyKind::Json) && operation.body_shape().is_some()
}

#[test]
fn right_requests_are_clean() {
    let (mut count, mut alarms) = (0, Vec::new());
    for operation in operations() {
        let fillings = if takes_json(&operation) { made::fillings(&operation) } else { vec![Filling::Least] };
        for filling in fillings {
            let request = Request::right(&operation, filling);
            let text = request.text();
            count += 1;
            let mut loud = findings(&text);
            loud.retain(|it| {
                it.level > Level::Note && !OF_OPERATIONS.contains(&it.rule) && !is_beyond(&operation, it.rule)
            });
            let loud = loud.into_iter();
            alarms.extend(loud.map(|it| format!("{}: {}\n  {text}", it.rule, it.message)));
        }
    }
    println!("{count} right requests, {} false alarms", alarms.len());
    assert!(alarms.is_empty(), "{} of {count}:\n{}", alarms.len(), alarms.join("\n"));
}

/// Requests as Cloudflare's documentation has them, with other values; none is made from the schema.
#[test]
fn real_requests_are_clean() {
    let loud = include_str!("real.sh").lines().filter_map(|text| {
        let found = findings(text).into_iter().find(|it| it.level > Level::Note)?;
        Some(format!("{text}\n{found:#?}"))
    });
    let loud: Vec<_> = loud.collect();
    assert!(loud.is_empty(), "{} alarms:\n{}", loud.len(), loud.join("\n"));
}

/// How many of one kind were made, and how many of those were told.
#[derive(Clone, Copy, Debug, Default)]
struct Rate {
    told: usize,
    all: usize,
}

#[test]
fn wrong_requests_are_told() {
    let mut rates: BTreeMap<&str, Rate> = BTreeMap::new();
    let mut missed = Vec::new();
    for operation in operations() {
        for wrong in wrong::all(&operation) {
            let rate = rates.entry(wrong.rule).or_default();
            rate.all += 1;
            if is_told(&wrong) {
                rate.told += 1;
            } else {
                missed.push(format!("{} {}\n  {}", wrong.rule, wrong.span.of(&wrong.text), wrong.text));
            }
        }
    }
    println!("{rates:?}\n{}", missed.join("\n"));
    let all: usize = rates.values().map(|rate| rate.all).sum();
    let told: usize = rates.values().map(|rate| rate.told).sum();
    assert!(told * 1000 >= all * 995, "{told} of {all}");
}

/// Whether the rule, or one of its own, tells of the very bytes.
fn is_told(wrong: &Wrong) -> bool {
    let at = |finding: &&Finding, span: Span| finding.span == span;
    let found = findings(&wrong.text);
    found
        .iter()
        .filter(|finding| at(finding, wrong.span))
        .any(|finding| finding.rule == wrong.rule || is_own(finding.rule))
}

/// Whether a rule that knows one operation tells of it.
fn is_own(rule: &str) -> bool {
    const OF_VALUES: [&str; 3] = ["incomplete-body", "malformed-value", "retired-member"];
    OF_VALUES.contains(&rule) || ["dns-", "purge-", "setting-", "quoted-"].iter().any(|start| rule.starts_with(start))
}
