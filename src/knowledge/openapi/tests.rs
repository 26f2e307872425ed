//! A small document gives the expected rows, a hostile one findings, and the tables of `grammar/` hold what mends say.

use std::fmt::Write as _;

use super::changes::places;
use super::*;
use crate::knowledge::catalogue::Catalogue;
use crate::knowledge::table::Row;

const DEPOTS: &str = include_str!("../../../tests/it/openapi/depots.json");
const MENDS: &str = include_str!("../../../grammar/mends.tsv");

fn told(reading: &Reading) -> Vec<String> {
    reading.misread.iter().map(|it| format!("{}: {}", it.place, it.what)).collect()
}

#[test]
fn a_document_becomes_rows() {
    let reading = read(DEPOTS, "");
    assert_eq!(told(&reading), ["#/components/schemas/depot: it holds itself, and is followed once"]);
    let operations = [
        "/depots	GET				depots?",
        "/depots	POST	object	optional	depots:read,depots:write	depots?.2	depots",
        "/depots/{depot_id}	DELETE		deprecated,ends 2027-03-01		depots?.3",
        "/depots/{depot_id}	PUT	object			depots?.3	depots",
        "/depots/{depot_id}/plan	PUT	raw			depots?.3		plan",
        "/depots/{depot_id}/stock	POST	array				stock",
        "/status	GET		public",
    ];
    let shapes = [
        "address	|	@address:1;@address:2",
        "address:1	o*	box s;!street s;town s",
        "address:2	o*	!box s;street s;town s",
        "depots	o	!address @address;capacity ?i..5000;extra;^id;kind s=depot;labels {s;!name s1..80;%open b;parent",
        "depots?	o	!page i1..;region s;%old [s;:X-Trace s(uuid)",
        "depots?.2	o	region s=north|south;:X-Trace s(uuid)",
        "depots?.3	o	/depot_id s~^d[0-9]+$",
        "plan	o	!file s(binary);scale n>0..",
        "stock	[1..50 @stock.2",
        "stock.2	|kind	@stock.2:pallet;@stock.2:parcel",
        "stock.2:all	o	note s;!weight n",
        "stock.2:pallet	o	&stock.2:all;height n;!kind s=pallet",
        "stock.2:parcel	o	&stock.2:all;fragile b;!kind s=parcel",
    ];
    assert_eq!(reading.tables.operations.lines().collect::<Vec<_>>(), operations);
    assert_eq!(reading.tables.shapes.lines().collect::<Vec<_>>(), shapes);
    assert_eq!(reading.tables.permissions, "");
}

#[test]
fn rows_are_read_as_the_document_says() {
    let api = read(DEPOTS, "").tables.catalogue();
    let route = api.route(&["depots", "d7", "stock"]).expect("a route");
    let stock = route.operation("POST").expect("an operation");
    let here: Vec<_> = places(stock).into_iter().map(|(place, what)| format!("{place} = {what}")).collect();
    let expected = [
        "body = [1..50",
        "body [] = |kind",
        "body [] :pallet = o",
        "body [] :pallet height = n",
        "body [] :pallet kind = !s=pallet",
        "body [] :pallet note = s",
        "body [] :pallet weight = !n",
        "body [] :parcel = o",
        "body [] :parcel fragile = b",
        "body [] :parcel kind = !s=parcel",
        "body [] :parcel note = s",
        "body [] :parcel weight = !n",
        "takes = array",
    ];
    assert_eq!(here, expected);
    let add = api.route(&["depots"]).and_then(|route| route.operation("POST")).expect("an operation");
    assert_eq!(add.required(), ["address", "name"]);
    assert_eq!(add.permission_names().collect::<Vec<_>>(), ["depots:read", "depots:write"]);
    assert!(changes(&api, &read(DEPOTS, "").tables.catalogue()).changed.is_empty());
}

#[test]
fn mends_put_right() {
    let check = |mends: &str, expected: &[&str]| {
        let (before, after) = (read(DEPOTS, ""), read(DEPOTS, mends));
        let misread: Vec<_> = told(&after).into_iter().filter(|it| !it.contains("holds itself")).collect();
        let changes = changes(&before.tables.catalogue(), &after.tables.catalogue()).to_string();
        let found: Vec<_> = changes.lines().skip(1).map(str::to_owned).chain(misread).collect();
        assert_eq!(found, expected, "{mends}");
    };
    check("/status\tGET\t\tdeprecated", &["~ GET /status\tmarks\tpublic\tpublic,deprecated"]);
    check("/status\tGET\t\tdrop", &["- GET /status"]);
    check("/status\tPUT\t\tadd\n/status\tPUT\tbody\tadd o\n/status\tPUT\tbody on\tadd !b", &["+ PUT /status"]);
    check("/depots\tPOST\tbody kind\ttakes yard", &["~ POST /depots\tbody kind\ts=depot\ts=depot|yard"]);
    check("/depots\tPOST\tbody kind\ttook shed", &["~ POST /depots\tbody kind\ts=depot\ts=depot||shed"]);
    check("/depots\tPOST\tbody name\toptional", &["~ POST /depots\tbody name\t!s1..80\ts1..80"]);
    check("/depots\tPOST\tbody labels {}\tmatches ^a", &["~ POST /depots\tbody labels {}\ts\ts~^a"]);
    check(
        "/depots/*\t*\tbody [] note\tdrop",
        &[
            "~ POST /depots/{depot_id}/stock\tbody [] :pallet note\ts\t",
            "~ POST /depots/{depot_id}/stock\tbody [] :parcel note\ts\t",
        ],
    );
    check(
        "/depots/{depot_id}/stock\tPOST\tbody [] :parcel note\twas n",
        &["~ POST /depots/{depot_id}/stock\tbody [] :parcel note\ts\t+ns"],
    );
    check("/depots\tGET\tquery page\toptional", &["~ GET /depots\tquery page\t!i1..\ti1.."]);
    check("/depots\tGET\tquery per\tadd i1..50", &["~ GET /depots\tquery per\t\ti1..50"]);
    check("/status\t\t\tstands for /up /live", &["+ GET /live", "+ GET /up", "- GET /status"]);
    check("/nowhere\tGET\t\tdeprecated", &["GET /nowhere: the mend `deprecated` at `` does nothing"]);
    check("/depots\tPOST\tbody name\tadd s", &["POST /depots: the mend `add s` at `body name` does nothing"]);
}

/// What cannot be read is told, whatever it is; nothing is lost of the rest.
#[test]
fn hostile_documents_are_survived() {
    let check = |text: &str, expected: &str| {
        let reading = read(text, "");
        let told = told(&reading);
        assert!(
            told.iter().any(|it| it.contains(expected)),
            "{expected}: {told:?} of {}",
            &text[..text.len().min(300)]
        );
    };
    let body = |schemas: &str| {
        format!(
            r##"{{"openapi":"3.1.0","paths":{{"/a":{{"post":{{"requestBody":{{"content":{{"application/json":{{"schema":{{"$ref":"#/components/schemas/s0"}}}}}}}}}}}}}},"components":{{"schemas":{{{schemas}}}}}}}"##
        )
    };
    check("", "no JSON");
    check(&"[".repeat(100_000), "no JSON");
    check("[]", "OpenAPI ``");
    check(r##"{"openapi":"3.0.0","paths":{"/a":{"$ref":"#/b"}}}"##, "there is no `#/b`");
    check(r##"{"openapi":"3.0.0","a":{"$ref":"#/a"},"paths":{"/a":{"$ref":"#/a"}}}"##, "there is no `#/a`");
    check(r#"{"openapi":"3.0.0","paths":{"/a":{"get":7,"post":[]}}}"#, "no operation");
    check(&body(r##""s0":{"$ref":"#/components/schemas/s1"}"##), "there is no `#/components/schemas/s1`");
    check(&body(r##""s0":{"allOf":[{"$ref":"#/components/schemas/s0"}]}"##), "holds itself");
    check(&body(r#""s0":{"not":{},"type":"string"}"#), "`not` is not understood");
    check(&body(r#""s0":{"type":"object","patternProperties":{"^x":{}}}"#), "`patternProperties` is not understood");
    check(&body(r#""s0":{"allOf":[{"type":"string"},{"type":"boolean"}]}"#), "no value in common");
    let mut chain = String::new();
    let mut doubling = String::new();
    let mut growing = String::new();
    for at in 0..4_000 {
        let comma = if at == 0 { "" } else { "," };
        let next = at + 1;
        write!(chain, r##"{comma}"s{at}":{{"type":"array","items":{{"$ref":"#/components/schemas/s{next}"}}}}"##)
            .expect("a string takes all");
        write!(
            growing,
            r##"{comma}"s{at}":{{"oneOf":[{{"$ref":"#/components/schemas/s{next}"}},{{"required":["m{at}"]}}]}}"##
        )
        .expect("a string takes all");
        write!(doubling, r##"{comma}"s{at}":{{"allOf":[{{"$ref":"#/components/schemas/s{next}"}},{{"$ref":"#/components/schemas/s{next}"}},{{"required":["m{at}"]}}]}}"##)
            .expect("a string takes all");
    }
    for text in [chain, doubling, growing] {
        check(&body(&text), "nested too deeply");
    }
}

/// The rows of the shapes of a document whose body refers to the schema `a`.
fn shapes(schemas: &str) -> Vec<String> {
    let text = format!(
        r##"{{"openapi":"3.1.0","paths":{{"/a":{{"post":{{"requestBody":{{"content":{{"application/json":{{"schema":{{"$ref":"#/components/schemas/a"}}}}}}}}}}}}}},"components":{{"schemas":{{{schemas}}}}}}}"##
    );
    let reading = read(&text, "");
    assert_eq!(told(&reading), [""; 0], "{schemas}");
    reading.tables.shapes.lines().map(str::to_owned).collect()
}

#[test]
fn members_of_any_name_have_counts_and_types() {
    let check = |schema: &str, expected: &[&str]| assert_eq!(shapes(&format!("\"a\":{schema}")), expected, "{schema}");
    let texts = r#""additionalProperties":{"type":"string"}"#;
    check(&format!(r#"{{"type":"object",{texts},"maxProperties":2}}"#), &["a\t{..2 s"]);
    check(&format!(r#"{{"properties":{{"b":{{"type":"integer"}}}},{texts}}}"#), &["a\to*\tb i;* s"]);
    check(&format!(r#"{{"allOf":[{{"properties":{{"b":{{"type":"integer"}}}}}},{{{texts}}}]}}"#), &["a\to*\tb i;* s"]);
    check(r#"{"properties":{"b":{}},"unevaluatedProperties":false}"#, &["a\to\tb"]);
}

/// A discriminator tells what is put together from its schema, and what is put together from that.
#[test]
fn heirs_are_variants() {
    let kind = r#""type":"object","properties":{"kind":{"type":"string"}},"discriminator":{"propertyName":"kind","mapping":{"x":"b","y":"c"}}"#;
    let heir = |name: &str, base: &str, member: &str| {
        format!(
            r##""{name}":{{"allOf":[{{"$ref":"#/components/schemas/{base}"}},{{"properties":{{"{member}":{{"type":"integer"}}}}}}]}}"##
        )
    };
    let schemas = format!(r#""a":{{{kind}}},{},{}"#, heir("b", "a", "of_b"), heir("c", "a", "of_c"));
    let expected = ["a\t|kind\t@a:x;@a:y;@a:3", "a:3\to\tkind s", "a:x\to\tkind s=x;of_b i", "a:y\to\tkind s=y;of_c i"];
    assert_eq!(shapes(&schemas), expected);
    let middle = heir("b", "a", "of_b").replace("]}", r#"],"discriminator":{"propertyName":"kind"}}"#);
    let schemas = format!(r#""a":{{{kind}}},{middle},{}"#, heir("c", "b", "of_c"));
    let all = shapes(&schemas).join("\n");
    assert!(all.contains("of_b i;of_c i"), "{all}");
}

/// Each name of each of very many members stands in each of very many variants.
#[test]
fn time_grows_with_the_document() {
    let names: Vec<_> = (0..1200).map(|at| format!("\"m{at}\":{{}}")).collect();
    let variants: Vec<_> = (0..1200).map(|at| format!("{{\"required\":[\"v{at}\"]}}")).collect();
    let text = format!(
        r#"{{"openapi":"3.0.0","paths":{{"/a":{{"post":{{"requestBody":{{"content":{{"application/json":{{"schema":{{"properties":{{{}}},"oneOf":[{}]}}}}}}}}}}}}}}}}"#,
        names.join(","),
        variants.join(",")
    );
    let reading = read(&text, "");
    assert!(told(&reading).iter().any(|it| it.contains("too large")), "{:?}", told(&reading));
    assert!(reading.tables.shapes.len() < 64 * text.len(), "{}", reading.tables.shapes.len());
}

#[test]
fn any_bytes_are_survived() {
    let mut text = DEPOTS.as_bytes().to_vec();
    let mut seed = 7_usize;
    for _ in 0..60 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let at = seed % text.len();
        text[at] = b"{}[]\":,0$#/ x"[seed / 7 % 13];
        let _ = read(&String::from_utf8_lossy(&text), "/depots\tPOST\tbody name\toptional");
        if seed.is_multiple_of(5) {
            text = DEPOTS.as_bytes().to_vec();
        }
    }
}

/// The tables of `grammar/` hold what each mend adds.
#[test]
fn mends_are_in_the_tables() {
    let api = Catalogue::cloudflare();
    let mut count = 0;
    for row in MENDS.lines().skip(2).map(Row::of) {
        let [path, method, place, change, source, reason] = row.take();
        assert!(row.cells().count() == 6 && !source.is_empty() && !reason.is_empty(), "{}", row.line());
        let Some(operation) = api.operations().find(|it| it.path == path && it.method == method) else { continue };
        if change.starts_with("add ") && !place.contains(':') {
            let plain = |key: &str| key.split(' ').filter(|step| !step.starts_with(':')).collect::<Vec<_>>().join(" ");
            let is_there = places(operation).keys().any(|key| plain(key) == place);
            assert!(is_there || place.starts_with("path "), "{}", row.line());
            count += 1;
        }
    }
    assert!(count > 300, "{count}");
}
