//! Bodies of requests that fit, and that do not.

use super::*;
use crate::mend::{Mending, mend};
use crate::text::Source;

/// What does not fit in the body that `method path` is sent with: `kind name` at `text`.
fn told(method: &str, path: &str, json: &str) -> Vec<String> {
    let text = format!("curl -X {method} https://api.cloudflare.com/client/v4{path} --json '{json}'");
    let blocks = crate::page::read(&Source::new(None, text));
    let mended = mend(&blocks[0], Mending::On);
    let request = &mended.commands[0].invocation.requests[0];
    let call = crate::api::call(request).expect("a call of the API");
    let body = call.body.as_ref().expect("a body");
    let found = misfits(&call, body);
    let shown = |misfit: &Misfit<'_>| {
        let at = misfit.span.of(body.text.text());
        match &misfit.fault {
            Fault::Unknown(..) => format!("unknown {at}"),
            Fault::Missing => format!("missing {} {at}", misfit.name),
            Fault::ReadOnly => format!("read-only {at}"),
            Fault::Form(shapes) => format!("form {at}: {}", wanted(shapes)),
            Fault::Deprecated => format!("deprecated {at}"),
            Fault::Elsewhere(other) => format!("elsewhere {at}: {} {} {:?}", other.tag, other.meant, other.holders),
            Fault::Type(shapes, _) => format!("type {at}: {}", wanted(shapes)),
            Fault::Unlisted(shapes, _) => format!("unlisted {at}: {}", wanted(shapes)),
            Fault::Range(shapes, _) => format!("range {at}: {}", wanted(shapes)),
        }
    };
    found.iter().map(shown).collect()
}

#[track_caller]
fn check(method: &str, path: &str, json: &str, expected: &[&str]) {
    assert_eq!(told(method, path, json), expected, "{json}");
}

const RECORDS: &str = "/zones/023e105f4ecef8ad9ca31a8372d0c353/dns_records";

#[test]
fn right_bodies_fit() {
    check("POST", RECORDS, r#"{"type":"A","name":"a.acme.coop","content":"192.0.2.1","ttl":1,"proxied":false}"#, &[]);
    check("POST", RECORDS, r#"{"type":"$TYPE","name":"$NAME","content":"$IP","ttl":$TTL}"#, &[]);
    check("POST", RECORDS, r#"{"type":"A","name":"a",...}"#, &[]);
    check("PATCH", &format!("{RECORDS}/a"), r#"{"content":"192.0.2.1"}"#, &[]);
    let purge = "/zones/023e105f4ecef8ad9ca31a8372d0c353/purge_cache";
    check("POST", purge, r#"{"files":["https://acme.coop/a",{"url":"https://acme.coop/b"}]}"#, &[]);
    let tunnel = "/accounts/a/cfd_tunnel/b/configurations";
    check("PUT", tunnel, r#"{"config":{"ingress":[{"service":"http_status:404"}]}}"#, &[]);
}

#[test]
fn members_are_judged() {
    check(
        "POST",
        RECORDS,
        r#"{"type":"A","name":"a","content":"192.0.2.1","proxyed":true,"priority":10}"#,
        &["unknown \"proxyed\"", "elsewhere \"priority\": type A [\"MX\", \"URI\"]"],
    );
    check("POST", RECORDS, r#"{"type":"TXT","content":"x"}"#, &["missing name {"]);
    check(
        "POST",
        RECORDS,
        r#"{"type":"MX","name":5,"priority":"10"}"#,
        &["type 5: a text of 1 to 255 characters", "type \"10\": a number, 0 to 65535"],
    );
}

#[test]
fn values_are_judged() {
    check(
        "POST",
        RECORDS,
        r#"{"type":"TXT","name":"a","content":"x","ttl":604800}"#,
        &["range 604800: a number, 30 to 86400 or `1`"],
    );
    check(
        "POST",
        RECORDS,
        r#"{"type":"TXT","name":"a","content":"x","ttl":"auto"}"#,
        &["type \"auto\": a number, 30 to 86400 or `1`"],
    );
    let told = told("POST", RECORDS, r#"{"type":"SPF","name":"a","content":"x"}"#);
    assert!(told.len() == 1 && told[0].starts_with("unlisted \"SPF\": `\"A\"`, `\"AAAA\"`"), "{told:?}");
    let setting = "/zones/023e105f4ecef8ad9ca31a8372d0c353/settings/ssl";
    check(
        "PATCH",
        setting,
        r#"{"value":"ful"}"#,
        &["unlisted \"ful\": `\"off\"`, `\"flexible\"`, `\"full\"` or `\"strict\"`"],
    );
    check("PATCH", setting, r#"{"value":"full"}"#, &[]);
    check("PATCH", setting, r#"{"vlaue":"full"}"#, &["unknown \"vlaue\""]);
}

#[test]
fn broken_bodies_are_left_to_others() {
    check("POST", RECORDS, r#"{"type":"A","nam":"a""#, &[]);
}

/// What `words` ask, and what does not fit of it.
fn with_call<T>(words: &str, ask: impl FnOnce(&crate::curl::Request, &crate::api::Call) -> T) -> T {
    let text = format!("curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/{words}");
    let blocks = crate::page::read(&Source::new(None, &text));
    let mended = mend(&blocks[0], Mending::On);
    let request = &mended.commands[0].invocation.requests[0];
    ask(request, &crate::api::call(request).expect("a call of the API"))
}

#[test]
fn parts_of_forms_are_judged() {
    let check = |parts: &str, expected: &[&str]| {
        let found = with_call(&format!("workers/scripts/w -X PUT {parts}"), |request, call| {
            let faults = call.parts.iter().flat_map(|part| {
                let shown = |misfit: &Misfit<'_>| misfit.span.of(part.text.text()).to_owned();
                misfits(call, part).iter().map(shown).collect::<Vec<_>>()
            });
            let missing = fields(request, call).into_iter().map(|misfit| match misfit {
                FieldMisfit::Unknown(name, ..) => format!("unknown {name}"),
                FieldMisfit::Missing(name, _) => format!("missing {name}"),
            });
            faults.chain(missing).collect::<Vec<_>>()
        });
        assert_eq!(found, expected, "{parts}");
    };
    check("-F 'metadata={\"main_module\":\"w.js\"};type=application/json' -F w.js=@w.js", &[]);
    check("-F 'metadata={\"main_module\":7}' -F w.js=@w.js", &["7"]);
    check("-F 'metadata={\"main_modul\":\"w.js\"}' -F w.js=@w.js", &["\"main_modul\""]);
    check("-F metadata=@metadata.json", &[]);
    check("-F \"metadata=$METADATA\"", &[]);
}

#[test]
fn headers_are_judged() {
    let check = |header: &str, is_right: bool| {
        let found = with_call(&format!("r2/buckets -H '{header}'"), parameters);
        assert_eq!(found.is_none(), is_right, "{header}");
    };
    check("cf-r2-jurisdiction: eu", true);
    check("CF-R2-Jurisdiction: europe", false);
    check("X-Own: europe", true);
    check("cf-r2-jurisdiction: <JURISDICTION>", true);
}
