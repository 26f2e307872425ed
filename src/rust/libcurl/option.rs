//! Options that are one call of the handle each.

use super::{call, condition};
use crate::curl::{Arg, Body, Request, Retry};
use crate::rust::draft::{Draft, Use};
use crate::rust::layout::Expr;
use crate::rust::text::Text;
use crate::shell::Value;
use crate::text::Span;

/// What a call is given.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Argument {
    /// Always the same code.
    Code(&'static str),
    /// `Auth::new()` with this way.
    Way(&'static str),
    /// The value of the option.
    Text,
    /// The same, as `Some(…)`.
    Some,
    /// The value, which is a number.
    Number,
}

/// Options of curl, and the calls that do the same.
const CALLS: [(&str, &str, Argument); 30] = [
    ("capath", "capath", Argument::Text),
    ("ciphers", "ssl_cipher_list", Argument::Text),
    ("crlfile", "crlfile", Argument::Text),
    ("doh-insecure", "doh_ssl_verify_host", Argument::Code("false")),
    ("doh-insecure", "doh_ssl_verify_peer", Argument::Code("false")),
    ("doh-url", "doh_url", Argument::Some),
    ("http0.9", "http_09_allowed", Argument::Code("true")),
    ("ignore-content-length", "ignore_content_length", Argument::Code("true")),
    ("interface", "interface", Argument::Text),
    ("local-port", "set_local_port", Argument::Number),
    ("pass", "key_password", Argument::Text),
    ("path-as-is", "path_as_is", Argument::Code("true")),
    ("pinnedpubkey", "pinned_public_key", Argument::Text),
    ("proxy-cacert", "proxy_cainfo", Argument::Text),
    ("proxy-capath", "proxy_capath", Argument::Text),
    ("proxy-cert", "proxy_sslcert", Argument::Text),
    ("proxy-ciphers", "proxy_ssl_cipher_list", Argument::Text),
    ("proxy-digest", "proxy_auth", Argument::Way("digest")),
    ("proxy-insecure", "proxy_ssl_verify_host", Argument::Code("false")),
    ("proxy-insecure", "proxy_ssl_verify_peer", Argument::Code("false")),
    ("proxy-key", "proxy_sslkey", Argument::Text),
    ("proxy-negotiate", "proxy_auth", Argument::Way("gssnegotiate")),
    ("proxy-ntlm", "proxy_auth", Argument::Way("ntlm")),
    ("proxy-pass", "proxy_key_password", Argument::Text),
    ("proxy1.0", "proxy", Argument::Text),
    ("proxy1.0", "proxy_type", Argument::Code("ProxyType::Http1")),
    ("proxytunnel", "http_proxy_tunnel", Argument::Code("true")),
    ("raw", "http_content_decoding", Argument::Code("false")),
    ("raw", "http_transfer_decoding", Argument::Code("false")),
    ("tr-encoding", "transfer_encoding", Argument::Code("true")),
];

/// Options that other files of this module see to.
const ELSEWHERE: [&str; 14] = [
    "anyauth",
    "aws-sigv4",
    "etag-compare",
    "http2",
    "junk-session-cookies",
    "negotiate",
    "netrc",
    "netrc-file",
    "netrc-optional",
    "ntlm",
    "proxy-header",
    "range",
    "referer",
    "time-cond",
];

/// Options that slow a transfer down, and that a reader may miss.
const LEFT_OUT: [&str; 4] = ["limit-rate", "rate", "speed-limit", "speed-time"];

/// Refuses what the crate has no words for, and tells what is left out.
pub(super) fn check(draft: &mut Draft<'_>, request: &Request) {
    let transport = &request.transport;
    let handled = |option: &str| match option {
        "proto" => transport.protocols.as_ref().is_some_and(|list| list.known() == Some("=https")) && !transport.follow,
        "continue-at" => condition::is_resumed(request),
        "url" => foreign(request).is_some() || is_told(request),
        _ => ELSEWHERE.contains(&option) || CALLS.iter().any(|(name, ..)| *name == option),
    };
    for &(option, span) in transport.unsupported.iter().filter(|(option, _)| !handled(option)) {
        let message = format!("`--{option}` has no counterpart in the crates `reqwest` and `curl`");
        draft.refuse(span, message, "leave it out, or run the command with curl");
    }
    if let Some(scheme) = foreign(request).filter(|_| !is_told(request)) {
        let message = format!("`{scheme}:` is no scheme that programs speak");
        draft.refuse(request.url.whole(), message, "they send to `http:` and `https:` only");
    }
    for &(option, span) in transport.ignored.iter().filter(|(option, _)| LEFT_OUT.contains(option)) {
        draft.note(Some(span), format!("`--{option}` is left out"));
    }
    if transport.retries > 0 && transport.retry != Retry::default() {
        draft.note(None, "of the options on retries, programs for libcurl know `--retry` only");
    }
    if request.crlf && matches!(request.body, Body::Upload(_)) {
        draft.refuse(draft.command.pipeline.span, "`--crlf` for an upload", "convert the file before it is sent");
    }
    if is_told(request) && request.scheme().as_deref() == Some("ftp") {
        draft.needs.features.insert("protocol-ftp");
    }
    let host = request.url_parts().map(|parts| parts.host.of(request.url.text()).to_owned()).unwrap_or_default();
    if !host.is_ascii() {
        let why = "the libcurl that the crate `curl` brings along cannot look it up; write it as `xn--…`";
        draft.refuse(request.url.whole(), "a host of other letters than ASCII", why);
    }
}

/// The scheme of the URL, where it is not HTTP's.
fn foreign(request: &Request) -> Option<String> {
    request.scheme().filter(|scheme| !matches!(&**scheme, "http" | "https"))
}

/// Whether an HTTP proxy is asked for an address that is not HTTP's.
fn is_told(request: &Request) -> bool {
    let proxy = request.transport.proxy.as_ref().map(|proxy| proxy.url.text()).unwrap_or_default();
    let scheme = proxy.split_once("://").map_or("http", |(scheme, _)| scheme);
    let tunnels = request.transport.extras.iter().any(|extra| extra.name == "proxytunnel" && extra.on);
    let known = matches!(request.scheme().as_deref(), Some("http" | "https" | "ftp"));
    known && !proxy.is_empty() && scheme.to_ascii_lowercase().starts_with("http") && !tunnels
}

/// The calls that options stand for.
pub(super) fn options(draft: &mut Draft<'_>, request: &Request) {
    let transport = &request.transport;
    let given: Vec<(&str, Span)> = transport.unsupported.iter().chain(&transport.ignored).copied().collect();
    for (option, name, argument) in CALLS {
        let last = given.iter().rfind(|(given, _)| *given == option);
        if let Some(&(_, span)) = last {
            let value = value(draft, span).cloned().unwrap_or_default();
            set(draft, name, argument, &value);
        }
    }
    if transport.path_as_is && !given.iter().any(|(option, _)| *option == "path-as-is") {
        call::code(draft, "path_as_is", "true");
    }
    let headers: Vec<_> = given.iter().filter(|(option, _)| *option == "proxy-header").collect();
    if headers.is_empty() {
        return;
    }
    let values: Vec<_> = headers.iter().filter_map(|(_, span)| value(draft, *span).cloned()).collect();
    let lines: Vec<Text> = values.iter().map(|value| draft.text(value)).collect();
    let name = draft.name("proxy_headers");
    call::list(draft, &name, &lines);
    call::code(draft, "proxy_headers", name);
}

/// The value of the option that stands at `span`.
fn value<'a>(draft: &Draft<'a>, span: Span) -> Option<&'a Value> {
    draft.command.invocation.args.iter().find(|arg: &&Arg| arg.whole() == span)?.value.as_ref()
}

fn set(draft: &mut Draft<'_>, name: &str, argument: Argument, value: &Value) {
    match argument {
        Argument::Code(code) => {
            if code.starts_with("ProxyType") {
                call::uses(draft, &["ProxyType"]);
            }
            call::code(draft, name, code);
        }
        Argument::Way(way) => {
            call::uses(draft, &["Auth"]);
            call::code(draft, name, format!("Auth::new().{way}(true)"));
        }
        Argument::Text => call::value(draft, name, value),
        Argument::Some => {
            let text = draft.text(value);
            let text = draft.expr(&text, Use::Str).flat();
            call::expr(draft, name, Expr::atom(format!("Some({text})")));
        }
        Argument::Number => match value.known().and_then(|text| text.parse::<u16>().ok()) {
            Some(number) => call::code(draft, name, number.to_string()),
            None => draft.refuse(value.whole(), "a range of ports", "name one port"),
        },
    }
}
