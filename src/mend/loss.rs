//! Values that were swallowed: where a known operation, header or credential has one, and nothing stands.

use crate::curl::{Invocation, Request};
use crate::knowledge::catalogue::Catalogue;
use crate::shell::Value;
use crate::text::Span;

/// A value that is gone.
pub(super) struct Loss {
    /// Where it stood, in the text the request was read from.
    pub(super) at: Span,
    /// What is missing, in words.
    pub(super) what: String,
}

/// The values that the requests of `invocation` lack.
pub(super) fn find(invocation: &Invocation) -> Vec<Loss> {
    let mut out: Vec<Loss> = invocation
        .requests
        .iter()
        .flat_map(|request| {
            segments(&request.url).into_iter().chain(host(&request.url)).chain(headers(request)).collect::<Vec<_>>()
        })
        .collect();
    out.sort_by_key(|loss| loss.at);
    out.dedup_by_key(|loss| loss.at);
    out
}

/// Empty segments of a path of Cloudflare's API where its template has a parameter.
fn segments(url: &Value) -> Vec<Loss> {
    const BASE: &str = "api.cloudflare.com/client/v4/";
    let text = url.text();
    let Some(start) = text.find(BASE).map(|at| at + BASE.len()) else { return Vec::new() };
    let end = start + text[start..].find(['?', '#']).unwrap_or(text.len() - start);
    let path = &text[start..end];
    if !path.contains("//") {
        return Vec::new();
    }
    let segments: Vec<&str> = path.trim_end_matches('/').split('/').collect();
    let catalogue = Catalogue::cloudflare();
    let Some(route) = catalogue.route(&segments) else { return Vec::new() };
    let mut at = start;
    let mut out = Vec::new();
    for (index, segment) in segments.iter().enumerate() {
        let parameter = route.parameters.iter().find(|(place, _)| *place == index);
        if let (true, Some((_, name))) = (segment.is_empty(), parameter) {
            let what = format!("the value of `{name}` in the URL's path");
            out.push(Loss { at: url.origin(Span::at(at)), what });
        }
        at += segment.len() + 1;
    }
    out
}

/// A URL without its host.
fn host(url: &Value) -> Option<Loss> {
    let (scheme, rest) = url.text().split_once("://")?;
    let at = scheme.len() + 3;
    (rest.starts_with(['/', ':', '?']) && scheme != "file")
        .then(|| Loss { at: url.origin(Span::at(at)), what: "the host of the URL".to_owned() })
}

/// Headers that carry a credential, with none in them.
fn headers(request: &Request) -> Vec<Loss> {
    let mut out = Vec::new();
    for header in &request.headers {
        let name = header.name.text();
        let value = header.value.text().trim_end();
        let scheme = name.eq_ignore_ascii_case("authorization") && ["Bearer", "Basic", "Token"].contains(&value);
        if scheme {
            let end = header.value.text().len();
            let at = header.value.origin(Span::at(end));
            out.push(Loss { at, what: format!("the credential behind `{value}`") });
        }
    }
    out
}
