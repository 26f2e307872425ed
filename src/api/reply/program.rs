//! What a program says in its own words of an error that the API answered it with.

use super::answer::{explain, root};
use super::error::{Innermost, errors_of, innermost};
use super::told::Told;
use super::{ApiError, Asked, Service};
use crate::knowledge::errors;
use crate::knowledge::mentions::{Mention, Mentions};

/// Reads `text` as a program's words on an answer.
pub(super) fn read(text: &str, asked: Asked<'_>) -> (Service, Vec<ApiError>, Told) {
    if let Some(errors) = quoted(text).filter(|errors| errors.iter().any(|error| error.code != 0)) {
        let told = innermost(&errors).map(|innermost| explain(innermost, asked));
        return (Service::Cloudflare, errors, told.unwrap_or_else(failure));
    }
    let reader = Mentions::about_cloudflare(text);
    let mut errors: Vec<ApiError> = Vec::new();
    for mention in text.lines().flat_map(|line| reader.read(line)) {
        add(&mut errors, &mention);
    }
    // What the API said explains more than what the program makes of it.
    if errors.iter().any(|error| error.code != 0) {
        errors.retain(|error| error.code != 0);
    }
    let told = match innermost(&errors) {
        Some(Innermost { code: 0, message: "", .. }) | None => failure(),
        Some(innermost) => explain(innermost, asked),
    };
    // A code is the API's; words alone are the program's.
    let service = if errors.iter().any(|error| error.code != 0) { Service::Cloudflare } else { Service::Other };
    (service, errors, told)
}

fn failure() -> Told {
    Told::new("failure", "a request to the API failed, and nothing tells why")
}

/// The errors of a reply of the API that the program shows whole.
fn quoted(text: &str) -> Option<Vec<ApiError>> {
    let is_reply = ["success", "error_chain"].iter().any(|member| text.contains(member));
    Some(errors_of(&root(text).filter(|_| is_reply)?))
}

/// Adds `mention`: behind the error that it only stands under, or beside the others.
fn add(errors: &mut Vec<ApiError>, mention: &Mention<'_>) {
    let error = ApiError { code: mention.code, message: mention.message.to_owned(), chain: Vec::new() };
    let under = errors::rows(mention.code).first().and_then(|row| row.under);
    match errors.last_mut().filter(|last| under == Some(last.code)) {
        Some(outer) => outer.chain.push(error),
        None => errors.push(error),
    }
}
