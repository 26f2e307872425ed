//! Replies as they are pasted, and what they mean for the commands beside them.

use super::*;
use crate::api::tests::{BASE, firsts, read};

/// What the first reply in `text` means, its cause, and whether it says `words`.
fn check_reply(text: &str, meaning: &str, cause: Option<&str>, words: &str) {
    let (source, commands, rest, calls) = read(text);
    let replies = replies(&source, &rest, &commands, &firsts(&calls));
    let reply = replies.first().unwrap_or_else(|| panic!("no reply in {text}"));
    assert_eq!((reply.meaning, reply.causes.first().copied()), (meaning, cause), "{text}\n{}", reply.text);
    assert!(reply.text.contains(words), "{}", reply.text);
}

fn error(code: u32, message: &str) -> String {
    format!(
        "\n\n{{\"success\":false,\"errors\":[{{\"code\":{code},\"message\":\"{message}\"}}],\"messages\":[],\"result\":null}}"
    )
}

fn header(inner: u32, message: &str) -> String {
    format!(
        "\n\n{{“success”:false,“errors”:[{{“code”:6003,“message”:“Invalid request headers”,“error_chain”:[{{“code”:{inner},“message”:“{message}”}}]}}],“messages”:,“result”:null}}"
    )
}

#[test]
fn malformed_headers_are_held_against_the_command() {
    let key = format!("curl {BASE}/zones -H \"X-Auth-Email: $E\" -H \"X-Auth-Key: CFAU1mImL_xxxMY_AUTH_KEY\"");
    let format_of_key = header(6103, "Invalid format for X-Auth-Key header");
    let format_of_token = header(6111, "Invalid format for Authorization header");
    check_reply(&(key.clone() + &format_of_key), "malformed-key", Some("token-in-x-auth-key"), "API token");
    check_reply(&(key + &format_of_token), "malformed-authorization", Some("reply-mismatch"), "6103");
    let bearer = format!("curl {BASE}/zones -H \"Authorization: Bearer 4f1c9a7e02b8d3f65a90c7e1b4d28f3a6c5e7\"");
    check_reply(&(bearer + &format_of_token), "malformed-authorization", Some("key-as-bearer"), "Global API Key");
}

#[test]
fn a_path_in_a_reply_is_held_against_that_of_the_command() {
    let message =
        |path: &str| error(7003, &format!("Could not route to {path}, perhaps your object identifier is invalid?"));
    let command = |id: &str| format!("curl {BASE}/zones/{id}/dns_records -H \"Authorization: Bearer $T\"");
    check_reply(&(command("$Z") + &message("/zones/dns_records")), "invalid-identifier", None, "holds nothing");
    check_reply(
        &(command("acme.coop") + &message("/zones/acme.coop/dns_records")),
        "invalid-identifier",
        Some("domain-as-zone-id"),
        "zone_id",
    );
    check_reply(
        &(command("$Z") + &message("/client/v4/accounts/x")),
        "invalid-identifier",
        Some("reply-mismatch"),
        "another attempt",
    );
}

#[test]
fn missing_credentials_are_named() {
    let reply = error(9106, "Missing X-Auth-Email header");
    check_reply(&(format!("curl {BASE}/zones") + &reply), "no-credentials", Some("no-credentials"), "no credentials");
    let key = format!("curl {BASE}/zones -H \"X-Auth-Key: $K\"");
    check_reply(&(key + &reply), "no-credentials", Some("auth-email-missing"), "together with");
}

#[test]
fn what_is_refused_without_a_known_code_is_told_by_the_code_around_it() {
    let command = format!("curl {BASE}/zones/$Z/dns_records --json '{{\"type\": \"MX\"}}'");
    let chain = "[{\"code\":1004,\"message\":\"DNS Validation Error\",\"error_chain\":[{\"code\":9022,\"message\":\"no priority.\"}]}]";
    let reply = format!("\n\n{{\"success\":false,\"errors\":{chain}}}");
    check_reply(&(command + &reply), "invalid-record", Some("dns-record-content"), "no priority");
}

#[test]
fn success_is_told_too() {
    let verify = format!("curl {BASE}/user/tokens/verify -H \"Authorization: Bearer $T\"");
    let reply = "\n\n{\"result\":{\"status\":\"active\"},\"success\":true,\"errors\":[],\"messages\":[{\"code\":10000,\"message\":\"This API Token is valid and active\"}]}";
    check_reply(&(verify + reply), "valid-token", None, "valid");
}

#[test]
fn an_empty_list_is_told() {
    let reply = "\n\n{\"result\":[],\"success\":true,\"errors\":[],\"messages\":[]}";
    let zones = format!("curl {BASE}/zones?name=acme.coop -H \"Authorization: Bearer $T\"");
    check_reply(&(zones + reply), "nothing-found", None, "another account");
    let records = format!("curl {BASE}/zones/$Z/dns_records -H \"Authorization: Bearer $T\"");
    check_reply(&(records + reply), "nothing-found", None, "empty list");
    let deleted = format!("curl -X DELETE {BASE}/zones/$Z/custom_hostnames/$H -H \"Authorization: Bearer $T\"");
    check_reply(&(deleted + reply), "success", None, "did what");
}

#[test]
fn messages_of_curl_and_the_shell_are_traced_to_the_command() {
    let curly = format!("curl “{BASE}/zones” -H “Authorization: Bearer $T”\n");
    check_reply(
        &format!("{curly}curl: (6) Could not resolve host: xn--zones-9n0b"),
        "typography-as-host",
        Some("smart-quote"),
        "quote",
    );
    check_reply(
        &format!("{curly}curl: (6) Could not resolve host: Bearer"),
        "argument-as-host",
        Some("smart-quote"),
        "`Bearer`",
    );
    let blank = format!("curl \"{BASE}/zones/MYZONE ID/dns_records\" -H \"Authorization: Bearer $T\"\n");
    check_reply(
        &format!("{blank}curl: (3) URL using bad/illegal format or missing URL"),
        "malformed-url",
        Some("placeholder-left"),
        "blank",
    );
}

#[test]
fn what_programs_say_is_read_without_a_command() {
    let check = |text: &str, meaning: &str, words: &str| {
        let (source, commands, rest, calls) = read(text);
        let replies = replies(&source, &rest, &commands, &firsts(&calls));
        let reply = replies.first().unwrap_or_else(|| panic!("no reply in {text}"));
        let said = format!("{}; {}", reply.text, reply.remedy);
        assert!(reply.meaning == meaning && said.contains(words), "{text}\n{reply:?}");
    };
    let terraform = r#"Error: HTTP status 403: content "{\"success\":false,\"errors\":[{\"code\":9109,\"message\":\"Unauthorized to access requested resource\"}]}""#;
    check(terraform, "missing-permission", "Zone > Zone > Read");
    let named = format!("POST \"{BASE}/zones/a.example/dns_records\": 403 Forbidden");
    check(&format!("{named} {}", error(10000, "Authentication error").trim()), "not-authorized", "`DNS Write`");
    let python = "APIError: {'success': False, 'errors': [{'code': 9109, 'message': 'Invalid access token'}]}";
    check(python, "invalid-token", "expired");
    let lego = "cloudflare: ListZonesContext command failed: Invalid request headers (6003)\nCF_API_EMAIL=a@b.example";
    check(lego, "malformed-header", "lego takes an API token in `CF_DNS_API_TOKEN`");
    let path = "Could not route to /client/v4/zones/a.example, perhaps your object identifier is invalid?";
    check(&error(7003, path), "invalid-identifier", "a domain name stands where `zone_id` belongs");
    let wrangler = "A request to the Cloudflare API (/accounts/0a/workers/scripts/x) failed.\n\n  no [code: 10007]";
    check(wrangler, "no-such-worker", "account id");
    check("HTTP/2 522\nserver: cloudflare\n", "origin-timeout", "firewall");
}

#[test]
fn replies_of_others_are_not_the_apis() {
    let check = |text: &str, service: Service| {
        let (source, commands, rest, calls) = read(text);
        let replies = replies(&source, &rest, &commands, &firsts(&calls));
        let reply = replies.first().unwrap_or_else(|| panic!("no reply in {text}"));
        assert_eq!((reply.service, reply.errors.is_empty()), (service, service == Service::Other), "{text}");
    };
    let elsewhere = "curl https://api.acme.coop/v1/login -d a=b\n\n";
    let unknown = "curl \"$BASE/login\" -d a=b\n\n";
    for said in [
        r#"{"success":true,"data":{"id":1}}"#,
        r#"{"success":false,"error":"no such user"}"#,
        r#"{"error":{"message":"Invalid token.","type":"OAuth","code":190}}"#,
    ] {
        check(&format!("{elsewhere}{said}"), Service::Other);
        check(&format!("{unknown}{said}"), Service::Other);
        check(said, Service::Other);
    }
    let coded = r#"{"success":false,"errors":[{"code":1001,"message":"no such user"}]}"#;
    check(&format!("{elsewhere}{coded}"), Service::Other);
    check(coded, Service::Cloudflare);
    check(&format!("{elsewhere}[{{\"code\":10000,\"message\":\"nope\"}}]"), Service::Other);
    let worded = r#"{"success":false,"errors":[{"code":10000,"message":"Authentication error"}]}"#;
    for command in [elsewhere, unknown, "curl https://proxy.acme.coop/client/v4/zones\n\n", ""] {
        check(&format!("{command}{worded}"), Service::Cloudflare);
    }
    check(&format!("{elsewhere}{}", error(4711, "new").trim()), Service::Cloudflare);
    check(&format!("{elsewhere}{{\"error_code\":1015,\"ray_id\":\"9a\"}}"), Service::Cloudflare);
}

#[test]
fn words_that_stand_where_ids_belong_are_told_in_replies() {
    let path = "Could not route to /zones/dns_records, perhaps your object identifier is invalid?";
    let command = format!("curl {BASE}/zones/dns_records -H \"Authorization: Bearer $T\"");
    let words = "`/zones/{zone_id}/dns_records` was meant";
    check_reply(&(command.clone() + &error(7003, path)), "invalid-identifier", Some("unknown-operation"), words);
    check_reply(&(command + &error(7000, "No route for that URI")), "no-route", Some("unknown-operation"), words);
    check_reply(error(7003, path).trim(), "invalid-identifier", None, words);
}

#[test]
fn a_status_may_come_of_the_credentials_at_hand() {
    let key = format!("curl -I {BASE}/zones -H \"Authorization: Bearer 4f1c9a7e02b8d3f65a90c7e1b4d28f3a6c5e7\"\n");
    check_reply(&(key + "HTTP/2 400\ncf-ray: x\n"), "malformed-request", Some("key-as-bearer"), "form");
    let set = format!(
        "K=CFAU1mImL0abcdefghijABCDEFGHIJ0123456789\ncurl {BASE}/zones -H \"X-Auth-Email: $E\" -H \"X-Auth-Key: $K\""
    );
    check_reply(
        &(set + &header(6103, "Invalid format for X-Auth-Key header")),
        "malformed-key",
        Some("token-in-x-auth-key"),
        "`$K` is set to",
    );
}
