//! The request that the words of a reply name, where no command does: `POST "https://api.cloudflare.com/client/v4/zones/…"`,
//! `request to the Cloudflare API (/accounts/…)`, `GET "/zones?name=…"`, `Could not route to /zones/…`.

use std::borrow::Cow;

use super::Call;
use crate::shell::Value;
use crate::text::{Mapped, Span};

/// How far above a reply its request may be named.
const REACH: usize = 400;

/// The methods of the API.
const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/// What the paths of the API begin with.
const HOST: &str = "https://api.cloudflare.com";

/// What the reply at `span` of `text` names as asked, or else what is said right above it.
pub(super) fn call(text: &str, span: Span) -> Option<Call> {
    let mut from = span.start.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let above = &text[from..span.start];
    let near = above.rfind("\n\n").map_or(above, |at| &above[at..]);
    named(near).or_else(|| named(span.of(text)))
}

/// What `text` names as asked.
fn named(text: &str) -> Option<Call> {
    // JSON may escape a slash.
    let text = if text.contains("\\/") { Cow::Owned(text.replace("\\/", "/")) } else { Cow::Borrowed(text) };
    let text = text.as_ref();
    let (at, path) = path(text)?;
    let path = path.strip_prefix(HOST).unwrap_or(path);
    let path = path.strip_prefix("/client/v4").unwrap_or(path);
    let url = format!("{HOST}/client/v4{path}");
    let mapped = Mapped::verbatim(&url, Span::new(0, url.len()));
    Call::at(&Value::new(mapped, Vec::new()), method(&text[..at]).unwrap_or("GET"))
}

/// The first path or URL of the API in `text`, and where it begins.
fn path(text: &str) -> Option<(usize, &str)> {
    let starts = [HOST, "/zones", "/accounts/", "/user/", "/client/v4/"];
    let at = starts.iter().filter_map(|start| text.find(start)).min()?;
    let end = text[at..].find(|c: char| c.is_whitespace() || "\"',)]:;".contains(c) && at + 8 < text.len());
    let path = match end {
        Some(end) if text[at..].starts_with("https:") && end == 5 => {
            let rest = &text[at + 6..];
            let more = rest.find(|c: char| c.is_whitespace() || "\"',)]:;".contains(c)).unwrap_or(rest.len());
            &text[at..at + 6 + more]
        }
        Some(end) => &text[at..at + end],
        None => &text[at..],
    };
    Some((at, path.trim_end_matches(['.', '…'])))
}

/// The method that stands right before a path.
fn method(before: &str) -> Option<&'static str> {
    let word = before.trim_end_matches([' ', '"', '\'', '(', '\\', ':']).rsplit([' ', '\n', '\t', '"', '(']).next()?;
    METHODS.into_iter().find(|method| *method == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, Option<&str>)>) {
        let call = named(text);
        let found = call.as_ref().map(|it| (it.template(), it.operation.map(|it| it.method)));
        assert_eq!(found, expected.map(|(template, method)| (template.to_owned(), method)), "{text}");
    }

    #[test]
    fn requests_are_read_from_what_programs_say() {
        check(
            "POST \"https://api.cloudflare.com/client/v4/zones/abc/dns_records\": 403 Forbidden",
            Some(("/zones/{zone_id}/dns_records", Some("POST"))),
        );
        check(
            "A request to the Cloudflare API (/accounts/abc/d1/database) failed.",
            Some(("/accounts/{account_id}/d1/database", Some("GET"))),
        );
        check("Cloudflare API Error for GET \"/zones?name=a.example\"", Some(("/zones", Some("GET"))));
        check("Could not route to /zones/purge_cache, perhaps", Some(("/zones/{zone_id}", Some("GET"))));
        check("nothing of that sort", None);
    }
}
