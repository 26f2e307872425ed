//! What a function is called and what its documentation says, from what it sends.

use super::name;
use crate::api::Call;
use crate::curl::Request;
use crate::shell::Value;
use crate::text::Span;

/// The name and the first line of the documentation of the function that sends `request`.
pub(super) fn describe(request: &Request, call: Option<&Call>) -> (String, String) {
    let method = &*request.method;
    let operation = call.and_then(|call| call.route.as_ref()?.operation(method));
    if let Some(operation) = operation {
        let segments: Vec<_> = operation.path.split('/').map(|text| (!text.starts_with('{')).then_some(text)).collect();
        return (name::function(method, &segments), format!("{method} {}", operation.path));
    }
    let text = request.url.text();
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    let shown = text.split(['?', '#']).next().unwrap_or_default();
    let start = text.len() - rest.len();
    let segments = segments(&request.url, start, path);
    (name::function(method, &segments), format!("{method} {}", without_userinfo(shown)))
}

/// The segments of a path below its host; of a bare host, the host's own name.
fn segments<'a>(url: &'a Value, start: usize, path: &'a str) -> Vec<Option<&'a str>> {
    let mut at = start;
    let mut out = Vec::new();
    for text in path.split('/') {
        let span = Span::new(at, at + text.len());
        let known = !url.is_unknown(span) && !is_id(text);
        out.push(known.then_some(text));
        at = span.end + 1;
    }
    let host = out[0].take().map(|host| host.rsplit('@').next().unwrap_or(host));
    let words = out[1..].iter().any(|segment| segment.is_some_and(|text| !text.is_empty()));
    match host {
        Some(host) if !words && host.contains(|letter: char| letter.is_ascii_alphabetic()) => {
            vec![Some(host.split(':').next().unwrap_or(host))]
        }
        _ => out[1..].to_vec(),
    }
}

/// Whether a segment names one thing of many: a number, an id, a placeholder.
fn is_id(text: &str) -> bool {
    let hex = text.len() >= 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    let number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    hex || number || text.contains(['{', '<', '[', '*', ':', '$', '%'])
}

/// `url` without the credentials in it.
fn without_userinfo(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").map_or(("", url), |(scheme, rest)| (&url[..scheme.len() + 3], rest));
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    format!("{scheme}{}{path}", host.rsplit('@').next().unwrap_or(host))
}
