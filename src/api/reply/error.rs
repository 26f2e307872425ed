//! The errors that a reply lists, in all shapes of the API, and the one of them that says most.

use super::ApiError;
use crate::json::{Kind, Value};

/// How deep chains of errors are followed.
const DEPTH: usize = 8;

/// The member in which Turnstile lists what is wrong, and others who check visitors too.
pub(super) const TURNSTILE: &str = "error-codes";

/// The error that says most, and the code it stands under.
#[derive(Clone, Copy, Debug)]
pub(super) struct Innermost<'a> {
    pub(super) code: u32,
    pub(super) under: Option<u32>,
    pub(super) message: &'a str,
}

/// The errors of a reply: the list, which may stand alone, or an error in place of the whole reply.
pub(super) fn errors_of(root: &Value) -> Vec<ApiError> {
    let named = || root.get("errors").or_else(|| root.get(TURNSTILE));
    let list = if root.items().is_empty() { named() } else { Some(root) };
    let listed = list.into_iter().flat_map(Value::items);
    let listed: Vec<_> = listed.filter_map(|it| error(it, 0).or_else(|| worded(it))).collect();
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

/// An error that has no code, as those of GraphQL.
fn worded(value: &Value) -> Option<ApiError> {
    let message = value.get("message").and_then(Value::text)?.to_owned();
    Some(ApiError { code: 0, message, chain: Vec::new() })
}

fn number(value: &Value) -> Option<u32> {
    match &value.kind {
        Kind::Number(digits) | Kind::String(digits) | Kind::Bare(digits) => digits.trim().parse().ok(),
        _ => None,
    }
}

/// The error that says most: the end of a chain, or the one beside a general one.
pub(super) fn innermost(errors: &[ApiError]) -> Option<Innermost<'_>> {
    let is_general = |error: &&ApiError| matches!(error.code, 6003 | 7000 | 1004 | 0) && error.chain.is_empty();
    let error = errors.iter().find(|error| !is_general(error)).or(errors.first())?;
    let general = errors.iter().find(is_general).filter(|it| it.code != error.code && it.code != 7000);
    let (mut under, mut last) = (general.map(|it| it.code), error);
    while let Some(next) = last.chain.last() {
        (under, last) = (Some(last.code), next);
    }
    Some(Innermost { code: last.code, under, message: &last.message })
}
