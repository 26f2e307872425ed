//! The table of operations is read whole, and what it tells.

use super::operation::BodyKind;
use super::*;
use crate::knowledge::table::Row;

fn split(path: &str) -> Vec<&str> {
    segments(path).collect()
}

#[test]
fn every_row_is_sorted_and_read() {
    let mut last: Option<Row<'_>> = None;
    for row in OPERATIONS.rows().iter() {
        let line = row.line();
        assert!(line.is_ascii() && row.cells().count() <= 8, "{line}");
        let [path, method, body, marks, _] = row.take();
        assert!(path.starts_with('/') && !path.contains("//") && !path.ends_with('/'), "{line}");
        assert!(["DELETE", "GET", "PATCH", "POST", "PUT"].contains(&method), "{line}");
        assert_eq!(BodyKind::read(body).name(), body, "{line}");
        let known = ["", "public", "deprecated", "optional"];
        assert!(marks.split(',').all(|mark| known.contains(&mark) || mark.starts_with("ends 20")), "{line}");
        if let Some(last) = last {
            let before = order(last.key()).cmp(order(path)).then(last.cell(1).cmp(method));
            assert!(before.is_lt(), "{line} is out of order");
        }
        last = Some(row);
    }
}

#[test]
fn every_operation_resolves_to_itself() {
    let api = Catalogue::cloudflare();
    let mut count = 0;
    for operation in api.operations() {
        let path: Vec<_> = segments(operation.path).map(|s| if s.starts_with('{') { "023e" } else { s }).collect();
        let route = api.route(&path).unwrap_or_else(|| panic!("{} is lost", operation.path));
        let found = route.operation(operation.method);
        assert_eq!(found, Some(operation), "{}", operation.path);
        count += 1;
    }
    assert!(count >= 3471, "{count}");
}

#[test]
fn permissions_are_names_or_sets_of_them() {
    for operation in Catalogue::cloudflare().operations() {
        let mut names = operation.permission_names();
        assert!(names.all(|name| !name.starts_with('@')), "{}: {}", operation.path, operation.method);
    }
    let rows: Vec<_> = PERMISSIONS.rows().iter().map(Row::key).collect();
    assert!(rows.is_sorted());
}

#[test]
fn the_text_is_small() {
    assert!(OPERATIONS.rows().text().len() + PERMISSIONS.rows().text().len() < 330_000);
}

#[test]
fn paths_are_routed() {
    let api = Catalogue::cloudflare();
    let check = |path: &str, template: Option<&str>, methods: &str| {
        let route = api.route(&split(path));
        assert_eq!(route.as_ref().map(Route::path), template, "{path}");
        let found: Vec<_> = route.iter().flat_map(Route::operations).map(|o| o.method).collect();
        assert_eq!(found.join(" "), methods, "{path}");
    };
    check("/zones/023e/purge_cache", Some("/zones/{zone_id}/purge_cache"), "POST");
    check("/zones//purge_cache", Some("/zones/{zone_id}/purge_cache"), "POST");
    check("/zones/{zone_id}/purge_cache", Some("/zones/{zone_id}/purge_cache"), "POST");
    check("/zones", Some("/zones"), "GET POST");
    check("/zones/a/dns_records/b", Some("/zones/{zone_id}/dns_records/{dns_record_id}"), "DELETE GET PATCH PUT");
    check("/user/tokens/verify", Some("/user/tokens/verify"), "GET");
    check("/ips", Some("/ips"), "GET");
    check("/graphql", Some("/graphql"), "POST");
    check(
        "/accounts/a/ai/run/@cf/meta/llama-3-8b-instruct",
        Some("/accounts/{account_id}/ai/run/{model_name+}"),
        "POST",
    );
    check(
        "/accounts/a/r2/buckets/b/objects/c/d/e.txt",
        Some("/accounts/{account_id}/r2/buckets/{bucket_name}/objects/{object_key+}"),
        "DELETE GET PUT",
    );
    check("/zones/a/access/apps", Some("/zones/{zone_id}/access/apps"), "GET POST");
    check("/accounts/a/access/apps", Some("/accounts/{account_id}/access/apps"), "GET POST");
    check("/zones/a/purge-cache", None, "");
    check("/zone/a/purge_cache", None, "");
    check("/", None, "");
    check("", None, "");
    check(&"/zones".repeat(1000), None, "");
}

#[test]
fn parameters_are_named() {
    let api = Catalogue::cloudflare();
    let check = |path: &str, expected: &[(usize, &str)]| {
        let route = api.route(&split(path)).expect("a route");
        assert_eq!(route.parameters().collect::<Vec<_>>(), expected, "{path}");
    };
    check("/zones/a/dns_records/b", &[(1, "zone_id"), (3, "dns_record_id")]);
    check("/accounts/a/ai/run/b/c", &[(1, "account_id"), (4, "model_name")]);
    check("/ips", &[]);
}

#[test]
fn a_tree_of_any_lines_is_made() {
    for (rows, path, methods) in [
        ("", "/a", ""),
        ("\n", "/a", ""),
        ("/a\tGET\n", "/a", "GET"),
        ("/a\tGET\n/a/{b}\tGET\n/a/{c}\tPUT\n", "/a/x", "GET PUT"),
        ("/a/b\tGET\n/a/{c}\tPUT\n/a/{d+}\tPOST\n", "/a/b", "GET PUT POST"),
        ("/a/b\tGET\n/a/{c}\tPUT\n/a/{d+}\tPOST\n", "/a/b/c", "POST"),
        ("/a/b/c\tGET\n/b\tGET", "/b", "GET"),
    ] {
        let api = Catalogue::new(rows.to_owned(), String::new(), String::new());
        let route = api.route(&split(path));
        let found: Vec<_> = route.iter().flat_map(Route::operations).map(|it| it.method).collect();
        assert_eq!(found.join(" "), methods, "{path} in {rows:?}");
    }
}

#[test]
fn facts_are_told() {
    fn names(operation: Operation<'_>) -> Vec<&str> {
        operation.permission_names().collect()
    }
    let api = Catalogue::cloudflare();
    let find = |method: &str, path: &str| {
        let route = api.route(&split(path)).expect("a route");
        route.operation(method).expect("the method")
    };
    let purge = find("POST", "/zones/a/purge_cache");
    assert_eq!(
        (purge.body, purge.optional, purge.required(), purge.public, names(purge)),
        (BodyKind::Object, false, vec![], false, vec!["Cache Purge"])
    );
    let record = find("POST", "/zones/a/dns_records");
    assert_eq!((record.required(), names(record)), (vec!["name", "type"], vec!["DNS Write"]));
    assert_eq!(find("PATCH", "/zones/a/dns_records/b").required(), [""; 0]);
    assert_eq!(find("POST", "/zones").required(), ["account", "name"]);
    assert!(find("GET", "/ips").public && find("GET", "/zones/a/hold/b").public);
    assert!(find("GET", "/zones/a/firewall/rules").deprecated);
    let value = find("PUT", "/accounts/a/storage/kv/namespaces/b/values/c");
    assert_eq!(value.body, BodyKind::Raw);
    assert_eq!(find("POST", "/accounts/a/images/v1").body, BodyKind::Multipart);
    let users = find("GET", "/accounts/a/access/groups");
    assert_eq!(
        names(users),
        [
            "Access: Organizations, Identity Providers, and Groups Read",
            "Access: Organizations, Identity Providers, and Groups Write"
        ]
    );
}
