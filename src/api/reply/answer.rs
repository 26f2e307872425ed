//! What a server answered, damaged or not: JSON of the API in its shapes, old and new, and web pages.

use super::told::Told;
use super::{ApiError, Asked, Service, credentials, path};
use crate::json::{self, Kind, Value};
use crate::knowledge::errors::{self, ErrorCode};

/// How deep chains of errors are followed.
const DEPTH: usize = 8;

/// The error that says most, and the code it stands under.
#[derive(Clone, Copy, Debug)]
pub(super) struct Innermost<'a> {
    pub(super) code: u32,
    pub(super) under: Option<u32>,
    pub(super) message: &'a str,
}

/// Reads `text` as the answer to `asked`.
pub(super) fn read(text: &str, asked: Asked<'_>) -> (Service, Vec<ApiError>, Told) {
    let root = text.find('{').and_then(|at| json::read_prefix(&text[at..]).root);
    let Some(root) = root.filter(|_| !is_page(text)) else {
        return (Service::Other, Vec::new(), page(text));
    };
    let errors = errors_of(&root);
    if let Some(innermost) = innermost(&errors) {
        let told = explain(innermost, asked);
        return (Service::Cloudflare, errors, told);
    }
    match root.get("success").map(|value| &value.kind) {
        Some(Kind::Bool(true)) => (Service::Cloudflare, errors, success(asked)),
        Some(_) => {
            (Service::Cloudflare, errors, Told::new("failure", "the call failed, and the reply does not say why"))
        }
        None => {
            (Service::Other, errors, Told::new("unknown-reply", "it has not the shape of a reply of Cloudflare's API"))
        }
    }
}

/// The errors of a reply: the list, or an error in place of the whole reply.
fn errors_of(root: &Value) -> Vec<ApiError> {
    let listed: Vec<_> = root.get("errors").into_iter().flat_map(Value::items).filter_map(|it| error(it, 0)).collect();
    if listed.is_empty() { error(root, 0).into_iter().collect() } else { listed }
}

fn error(value: &Value, depth: usize) -> Option<ApiError> {
    if depth > DEPTH {
        return None;
    }
    if let Some(message) = value.text() {
        return Some(ApiError { code: 0, message: message.to_owned(), chain: Vec::new() });
    }
    let nested = value.get("error").filter(|it| !it.members().is_empty());
    if let Some(nested) = nested {
        return error(nested, depth + 1);
    }
    let code = value.get("code").or_else(|| value.get("error_code")).and_then(number);
    let message = value.get("message").or_else(|| value.get("error")).and_then(Value::text);
    let chain = value.get("error_chain").into_iter().flat_map(Value::items);
    let chain: Vec<_> = chain.filter_map(|it| error(it, depth + 1)).collect();
    let is_error = code.is_some() || value.get("error").is_some() || (depth == 0 && !chain.is_empty());
    let message = message.unwrap_or_default().to_owned();
    is_error.then(|| ApiError { code: code.unwrap_or(0), message, chain })
}

fn number(value: &Value) -> Option<u32> {
    match &value.kind {
        Kind::Number(digits) | Kind::String(digits) | Kind::Bare(digits) => digits.trim().parse().ok(),
        _ => None,
    }
}

/// The error that says most: the end of a chain, or the one beside a general one.
fn innermost(errors: &[ApiError]) -> Option<Innermost<'_>> {
    let is_general = |error: &&ApiError| matches!(error.code, 6003 | 7000 | 1004 | 0) && error.chain.is_empty();
    let error = errors.iter().find(|error| !is_general(error)).or(errors.first())?;
    let general = errors.iter().find(is_general).filter(|it| it.code != error.code && it.code != 7000);
    let (mut under, mut last) = (general.map(|it| it.code), error);
    while let Some(next) = last.chain.last() {
        (under, last) = (Some(last.code), next);
    }
    Some(Innermost { code: last.code, under, message: &last.message })
}

/// What an error means for `asked`.
fn explain(error: Innermost<'_>, asked: Asked<'_>) -> Told {
    let family = asked.call.map_or("", super::Call::family);
    let row = errors::find(error.code, error.under, error.message, family);
    let meaning = row.map_or("unknown-code", |row| row.meaning);
    let told = credentials::explain(error, asked).or_else(|| path::explain(error, asked));
    match told {
        Some(told) => Told { meaning: if row.is_some() { meaning } else { told.meaning }, ..told },
        None => general(meaning, row, asked),
    }
}

/// What the table says, and the rule that would find the cause in the command.
fn general(meaning: &'static str, row: Option<ErrorCode>, asked: Asked<'_>) -> Told {
    let Some(row) = row else {
        return Told::new(meaning, "this code is not published; the message is all that is known of it");
    };
    let text = if row.remedy.is_empty() { row.text.to_owned() } else { format!("{}: {}", row.text, row.remedy) };
    let told = Told::new(meaning, text);
    match cause(row.code, asked) {
        Some(rule) => told.because(rule),
        None => told,
    }
}

/// The rule that finds what a code complains of, where the code names one thing only.
fn cause(code: u32, asked: Asked<'_>) -> Option<&'static str> {
    let call = asked.call?;
    let family = call.family();
    Some(match (family, code) {
        ("purge", 1012) => "purge-selector-misspelt",
        ("purge", 1013) => "purge-everything-not-true",
        ("purge", 1014) => "purge-selector-not-array",
        ("purge", 1092) => "purge-several-selectors",
        ("purge", 1115) => "purge-host-with-scheme",
        ("purge", 1016) => "purge-file-not-url",
        (_, 6007) => "invalid-json-body",
        (_, 9207) if call.body.as_ref().is_some_and(|body| !body.document.faults.is_empty()) => "invalid-json-body",
        (_, 6105 | 9207) => "content-type-missing",
        ("dns", 9002) => "dns-record-type",
        ("dns", 9003 | 9004 | 9041) => "dns-proxied-type",
        ("dns", 9005..=9009) => "dns-record-content",
        ("dns", 9021) => "dns-ttl-range",
        (_, 7001 | 10405) => "wrong-method",
        _ => return None,
    })
}

fn success(asked: Asked<'_>) -> Told {
    let family = asked.call.map_or("", super::Call::family);
    match family {
        "purge" => Told::new(
            "success",
            "the purge was accepted, which does not tell whether anything that matches was in the cache",
        ),
        "verify" => Told::new("valid-token", "the token is valid and active; what it may do is another question"),
        _ => Told::new("success", "the API did what was asked"),
    }
}

fn is_page(text: &str) -> bool {
    let start = text.trim_start();
    start.starts_with('<') || text.contains("<html") || text.contains("<!DOCTYPE")
}

fn page(text: &str) -> Told {
    if text.trim_start().starts_with("error code:") || text.contains("Cloudflare Ray ID") {
        return Told::new(
            "edge-page",
            "Cloudflare's edge answered, not the API: a rule of the zone or a limit stopped the request on its way",
        );
    }
    Told::new(
        "web-page",
        "a web page came back, so it was not the API that answered: look at the host and at what stands before `/zones` in the path",
    )
}
