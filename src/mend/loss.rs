//! Values that were swallowed: where a known operation, header or credential has one, and nothing stands.

mod body;

use super::cut;
use crate::curl::Invocation;
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
    let urls = invocation.requests.iter().flat_map(|request| {
        segments(&request.url)
            .into_iter()
            .chain(host(&request.url))
            .chain(behind(&request.url))
            .chain(shortened(&request.url))
    });
    let values = || invocation.args.iter().filter_map(|arg| arg.value.as_ref());
    let given = values().filter_map(hidden).chain(values().filter_map(cut_inside));
    let mut out: Vec<Loss> = urls.chain(headers(invocation)).chain(given).chain(body::find(invocation)).collect();
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
        let parameter = route.parameters().find(|(place, _)| *place == index);
        if let (true, Some((_, name))) = (segment.is_empty(), parameter) {
            let what = format!("the value of `{name}` in the URL's path");
            out.push(Loss { at: url.origin(Span::at(at)), what });
        }
        at += segment.len() + 1;
    }
    out
}

/// A URL whose middle or end a page left out to make it shorter.
fn shortened(url: &Value) -> Option<Loss> {
    let is_nothing_else = url.text().trim_matches(['.', '…']).is_empty();
    let what = if is_nothing_else { "what the dots stand for" } else { "the middle of the URL" };
    cut::place(url.text()).map(|at| Loss { at: url.origin(at), what: what.to_owned() })
}

/// Such a URL within a body or header.
fn cut_inside(given: &Value) -> Option<Loss> {
    cut::inside(given.text()).map(|at| Loss { at: given.origin(at), what: "the middle of a URL".to_owned() })
}

/// A mail gateway's link that only the gateway can resolve.
fn behind(url: &Value) -> Option<Loss> {
    const HOSTS: [(&str, &str); 5] = [
        ("protect-", ".mimecast.com"),
        ("url.", ".mimecastprotect.com"),
        ("", "url.emailprotection.link"),
        ("", ".safelinks.protection.outlook.com"),
        ("", "urldefense.com"),
    ];
    let (_, rest) = url.text().split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let gateway =
        HOSTS.iter().any(|(start, end)| host.starts_with(start) && host.ends_with(end)) && rest.len() > host.len() + 1;
    gateway.then(|| Loss { at: url.whole(), what: "the URL that a mail gateway put its own in place of".to_owned() })
}

/// An e-mail address that a page hid from those who gather them.
fn hidden(given: &Value) -> Option<Loss> {
    let text = given.text();
    let start = memchr::memchr(b'[', text.as_bytes()).and_then(|_| text.find("[email"))?;
    let end = start + text[start..].find(']')? + 1;
    let plain = text[start..end].replace(|c: char| c.is_whitespace(), " ");
    (plain == "[email protected]").then(|| Loss {
        at: given.origin(Span::new(start, end)),
        what: "the e-mail address that the page hid".to_owned(),
    })
}

/// A URL without its host.
fn host(url: &Value) -> Option<Loss> {
    let (scheme, rest) = url.text().split_once("://")?;
    let at = scheme.len() + 3;
    let lost = rest.trim_start_matches('/').starts_with([':', '?', '.']) && !rest.starts_with("./");
    (lost && scheme != "file").then(|| Loss { at: url.origin(Span::at(at)), what: "the host of the URL".to_owned() })
}

/// Headers that never go without a value.
const CREDENTIALS: [&str; 10] = [
    "Authorization",
    "X-Auth-Key",
    "X-Auth-Email",
    "X-Auth-Token",
    "X-Auth-User-Service-Key",
    "X-API-Key",
    "API-Key",
    "Cookie",
    "CF-Access-Client-Id",
    "CF-Access-Client-Secret",
];

/// Headers that lost their value: a credential's scheme with nothing behind it, or a colon and a blank.
fn headers(invocation: &Invocation) -> Vec<Loss> {
    let given = invocation.args.iter().filter(|arg| arg.option.is_some_and(|option| option.long == "header"));
    given.filter_map(|arg| header(arg.value.as_ref()?)).collect()
}

fn header(given: &Value) -> Option<Loss> {
    let text = given.text();
    let (name, value) = text.split_once(':')?;
    let scheme = ["Bearer", "Basic", "Token"].contains(&value.trim());
    let credential = CREDENTIALS.iter().any(|known| name.trim().eq_ignore_ascii_case(known));
    // An address has no scheme; a program that knows no tokens sends its user name there, which may be `Bearer`.
    let scheme = scheme && !name.trim().eq_ignore_ascii_case("X-Auth-Email");
    // `Authorization:` as it stands takes a header away; only Cloudflare's own have no such use.
    let own = name.trim().get(..7).is_some_and(|start| start.eq_ignore_ascii_case("X-Auth-"));
    let blank = value.trim().is_empty() && credential && (own || !value.is_empty());
    let what = if scheme { value.trim() } else { name.trim() };
    (blank || scheme && credential)
        .then(|| Loss { at: given.origin(Span::at(text.len())), what: format!("the value behind `{what}`") })
}
