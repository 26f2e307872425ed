//! Commands, replies and advice as they are pasted, and what is made of them.

use super::*;
use crate::knowledge::advice::Verdict;
use crate::knowledge::credentials::Class;
use crate::mend::{Command, Mending, Rest, mend};
use crate::page;
use crate::text::Source;

pub(super) const BASE: &str = "https://api.cloudflare.com/client/v4";

/// Everything read from `text`.
pub(super) fn read(text: &str) -> (Source, Vec<Command>, Vec<Rest>, Vec<Option<Call>>) {
    let source = Source::new(None, text);
    let (mut commands, mut rest) = (Vec::new(), Vec::new());
    for block in page::read(&source) {
        let mended = mend(&block, Mending::On);
        commands.extend(mended.commands);
        rest.extend(mended.rest);
    }
    let calls = commands.iter().map(|command| command.invocation.requests.first().and_then(call)).collect();
    (source, commands, rest, calls)
}

/// The call of the only command in `text`.
fn call_of(text: &str) -> (Command, Call) {
    let (_, mut commands, _, mut calls) = read(text);
    assert_eq!(commands.len(), 1, "{text}");
    let call = calls.remove(0).unwrap_or_else(|| panic!("no call: {text}"));
    (commands.remove(0), call)
}

fn check_path(path: &str, base: BaseKind, template: &str) {
    let (command, call) = call_of(&format!("curl 'https://api.cloudflare.com{path}'"));
    assert_eq!((call.base.kind, call.template().as_str()), (base, template), "{path}");
    assert!(call.route.is_some(), "{path}");
    let text = command.text.text();
    for segment in &call.segments {
        assert_eq!(segment.span.of(text), segment.value.text(), "{path}");
    }
}

#[test]
fn paths_are_read_below_the_base() {
    check_path("/client/v4/zones", BaseKind::Right, "/zones");
    check_path("/client/v4/zones/", BaseKind::Right, "/zones");
    check_path("/client/v4/zones?name=a/b", BaseKind::Right, "/zones");
    check_path("/client/v4/zones#top", BaseKind::Right, "/zones");
    check_path("/client/v4/zones/<ZONE ID>/purge_cache", BaseKind::Right, "/zones/{zone_id}/purge_cache");
    check_path("/client/v4/zones/{zone_id}/purge_cache", BaseKind::Right, "/zones/{zone_id}/purge_cache");
    check_path("/client/v4/zones//purge_cache", BaseKind::Right, "/zones/{zone_id}/purge_cache");
    check_path("/zones/x/purge_cache", BaseKind::Missing, "/zones/{zone_id}/purge_cache");
    check_path("/api/v4/zones", BaseKind::Wrong, "/zones");
    check_path("/v4/zones", BaseKind::Wrong, "/zones");
    check_path("/client/v4/client/v4/zones", BaseKind::Doubled, "/zones");
    check_path("/client/v4/https://api.cloudflare.com/client/v4/zones", BaseKind::Doubled, "/zones");
}

#[test]
fn a_slash_at_the_end_is_a_hole_only_where_the_method_wants_an_id() {
    let (_, list) = call_of(&format!("curl {BASE}/zones/$Z/dns_records/"));
    assert_eq!(list.template(), "/zones/{zone_id}/dns_records");
    let (_, hole) = call_of(&format!("curl -X DELETE {BASE}/zones/$Z/dns_records/"));
    let id = hole.parameter("dns_record_id").expect("the id has a place");
    assert_eq!(id.fault(), Some(SegmentFault::Empty));
}

#[test]
fn other_hosts_are_not_the_api() {
    for url in [
        "https://example.com/client/v4/zones",
        "$API/zones",
        "https://x.r2.cloudflarestorage.com/b",
        "https://api.cloudflare.com/schemas",
    ] {
        let (_, _, _, calls) = read(&format!("curl \"{url}\""));
        assert!(calls.iter().flatten().next().is_none(), "{url}");
    }
    call_of("curl https://API.Cloudflare.COM/client/v4/zones");
    call_of("curl https://user:x@api.cloudflare.com:443/client/v4/zones");
}

fn check_segment(segment: &str, expected: Option<SegmentFault>) {
    let (_, call) = call_of(&format!("curl \"{BASE}/zones/{segment}/dns_records\""));
    let found = call.parameter("zone_id").expect("the id has a place");
    assert_eq!(found.fault(), expected, "{segment}");
}

#[test]
fn ids_are_judged_where_they_stand() {
    check_segment("6e1f6a1c2b7d4f0a9c3e5b8d7a2f4c61", None);
    check_segment("$ZONE_ID", None);
    check_segment("${ZONE_ID:?no zone/id}", None);
    check_segment("$(cat zone/id)", None);
    check_segment("MYZONE ID", None);
    check_segment("acme.coop", Some(SegmentFault::Domain));
    check_segment("6e1f6a1c2b7d4f0a9c3e5b8d7a2f4c6", Some(SegmentFault::Length));
    check_segment("1234567", None);
    check_segment("jane@acme.coop", Some(SegmentFault::Email));
    check_segment("vT4mQ9zLw2KxRj7pYcB1nHs8dGf3uEa6oWi5kZlX", Some(SegmentFault::Credential));
    check_segment("0123 4567 89", Some(SegmentFault::Blank));
}

fn check_credential(header: &str, carrier: Carrier, fault: Option<CredentialFault>) {
    let (command, call) = call_of(&format!("curl {BASE}/zones -H \"{header}\""));
    let [credential] = call.credentials.as_slice() else { panic!("{header}: {:?}", call.credentials) };
    assert_eq!((credential.carrier, credential.fault()), (carrier, fault), "{header}");
    let text = command.text.text();
    assert_eq!(credential.head.of(text).to_owned() + credential.span.of(text), header, "{header}");
}

#[test]
fn credentials_are_judged_where_they_are_sent() {
    use Carrier::{AuthEmail, AuthKey, Authorization, Bearer, ServiceKey};
    const TOKEN: &str = "vT4mQ9zLw2KxRj7pYcB1nHs8dGf3uEa6oWi5kZlX";
    const KEY: &str = "4f1c9a7e02b8d3f65a90c7e1b4d28f3a6c5e7";
    let authorization = |rest: &str| format!("Authorization: {rest}");
    let bearer = |rest: &str, fault| check_credential(&authorization(rest), Bearer, fault);
    bearer(&format!("Bearer {TOKEN}"), None);
    bearer("Bearer $TOKEN", None);
    bearer("bearer $TOKEN", None);
    bearer("Bearer: $TOKEN", Some(CredentialFault::BearerColon));
    bearer("Bearer Bearer $TOKEN", Some(CredentialFault::BearerTwice));
    bearer("Bearer$TOKEN", Some(CredentialFault::BearerGlued));
    bearer(&format!("Bearer {KEY}"), Some(CredentialFault::KeyAsBearer));
    bearer("Bearer cfut_short", Some(CredentialFault::Broken));
    bearer("Bearer 6e1f6a1c2b7d4f0a9c3e5b8d7a2f4c61", Some(CredentialFault::Id));
    check_credential(&authorization(TOKEN), Authorization, Some(CredentialFault::BearerMissing));
    check_credential(&authorization(KEY), Authorization, Some(CredentialFault::KeyAsBearer));
    check_credential(&authorization(&format!("Token {TOKEN}")), Authorization, Some(CredentialFault::OtherScheme));
    check_credential(&format!("X-Auth-Key: {TOKEN}"), AuthKey, Some(CredentialFault::TokenInAuthKey));
    check_credential(&format!("x-auth-key: {KEY}"), AuthKey, None);
    check_credential(&format!("X-Auth-Key: {KEY}0"), AuthKey, Some(CredentialFault::KeyLength));
    check_credential("X-Auth-Key: jane@acme.coop", AuthKey, Some(CredentialFault::Swapped));
    check_credential("X-Auth-Email: jane@acme.coop", AuthEmail, None);
    check_credential("X-Auth-Email: jane.acme.coop", AuthEmail, Some(CredentialFault::MalformedEmail));
    check_credential("X-Auth-Email: [email protected]", AuthEmail, Some(CredentialFault::ProtectedEmail));
    check_credential("X-Auth-User-Service-Key: $KEY", ServiceKey, None);
}

#[test]
fn what_is_left_of_a_masked_credential_tells_its_class() {
    let class = |value: &str| {
        let (_, call) = call_of(&format!("curl {BASE}/zones -H \"X-Auth-Key: {value}\""));
        call.credentials[0].class()
    };
    assert_eq!(class("CFAU1mImL_xxxMY_AUTH_KEY"), Some(Class::LegacyToken));
    assert_eq!(class("cfut_xxxxxxxxxxxxxxxxxxxxxxxx"), Some(Class::UserToken));
    assert_eq!(class("4f1c9a7e02***********************"), Some(Class::LegacyKey));
    assert_eq!(class("xxxxxxxxxxxxxxxx"), None);
    assert_eq!(class("MyAuthKey"), None);
}

#[test]
fn basic_credentials_come_from_the_option_or_the_url() {
    for text in [
        "curl -u jane@acme.coop:$KEY https://api.cloudflare.com/client/v4/zones",
        "curl https://x:$KEY@api.cloudflare.com/client/v4/zones",
    ] {
        let (command, call) = call_of(text);
        let credential = call.credential(Carrier::Basic).expect("Basic credentials are sent");
        assert_eq!(credential.span.of(command.text.text()), "$KEY", "{text}");
    }
}

fn check_body(options: &str, expected: Option<&str>) {
    let (command, call) = call_of(&format!("curl {BASE}/zones/$Z/purge_cache {options}"));
    let span = call.body.as_ref().map(|body| body.span.of(command.text.text()));
    assert_eq!(span, expected, "{options}");
}

#[test]
fn bodies_are_read_where_all_of_them_stands_in_the_command() {
    check_body("--json '{\"a\": 1}'", Some("{\"a\": 1}"));
    check_body("-d '{\"a\":' -d '1}'", Some("{\"a\":' -d '1}"));
    check_body("-d a=1", Some("a=1"));
    check_body("-d \"$BODY\"", None);
    check_body("-d @body.json", None);
    check_body("", None);
}

#[test]
fn what_the_shell_fills_in_does_not_break_a_body() {
    let (_, call) =
        call_of(&format!("curl {BASE}/zones/$Z/purge_cache --json '{{\"hosts\": [\"'\"$(a \"b\")\"'\"]}}'"));
    let body = call.body.expect("there is a body");
    assert_eq!(body.document.faults, []);
    assert_eq!(body.unknown.len(), 1);
}

pub(super) fn firsts(calls: &[Option<Call>]) -> Vec<Option<&Call>> {
    calls.iter().map(Option::as_ref).collect()
}

fn check_advice(command: &str, sentence: &str, expected: &[Verdict]) {
    let (source, commands, rest, calls) = read(&format!("{command}\n\n{sentence}\n"));
    let verdicts: Vec<_> =
        advice(&source, &rest, &commands, &firsts(&calls)).iter().map(|advice| advice.verdict).collect();
    assert_eq!(verdicts, expected, "{sentence}");
}

#[test]
fn advice_is_judged_for_the_credential_at_hand() {
    let command = |value: &str| format!("curl {BASE}/zones -H \"X-Auth-Email: $E\" -H \"X-Auth-Key: {value}\"");
    let sentence = "You have to add \"Bearer \" as a prefix to the actual key.";
    check_advice(&command("CFAU1mImL_xxxMY_AUTH_KEY"), sentence, &[Verdict::Right]);
    check_advice(&command("4f1c9a7e02b8d3f65a90c7e1b4d28f3a6c5e7"), sentence, &[Verdict::Wrong]);
    check_advice(&command("$KEY"), sentence, &[Verdict::Depends]);
    let purge = format!(
        "curl {BASE}/zones/$Z/purge_cache -H \"Authorization: Bearer $T\" --json '{{\"hosts\": [\"www.acme.coop\"]}}'"
    );
    check_advice(&purge, "That only works on Enterprise plans.", &[Verdict::Outdated]);
    check_advice(&purge, "Your token must have the Cache Purge permission.", &[Verdict::Right]);
    check_advice(&purge, "Your token must have the DNS edit permission.", &[Verdict::Depends]);
    check_advice(&purge, "Purging must be a POST, not a DELETE.", &[Verdict::Right]);
    check_advice(&purge, "You have to use your Global API Key. Thanks, that did it.", &[Verdict::Outdated]);
    check_advice(&purge, "Thanks a lot, that did it for the token.", &[]);
}
