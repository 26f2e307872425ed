//! How long it takes to find an operation by its path, a shape by its name, and to read a document.

use divan::{Bencher, black_box};
use uncurly::knowledge::catalogue::Catalogue;
use uncurly::knowledge::openapi;

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
