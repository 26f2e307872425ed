//! How a request is carried: redirects, limits, TLS, and the way to the server.

use super::{call, login};
use crate::curl::{HttpVersion, IpVersion, Request, TlsVersion, Transport};
use crate::rust::draft::Draft;
use crate::rust::layout::{Call, Expr};
use crate::rust::text::Text;
use crate::shell::Value;
use crate::text::Span;

/// The redirects that curl follows, and libcurl by itself does not.
const REDIRECTS: i64 = 50;
/// The most that libcurl can be told to follow.
const ENDLESS: i64 = 32_767;

/// Sets everything about the connection.
pub(super) fn carriage(draft: &mut Draft<'_>, request: &Request) {
    redirects(draft, request);
    version(draft, request);
    limits(draft, &request.transport);
    trust(draft, &request.transport);
    route(draft, &request.transport);
    proxy(draft, &request.transport);
}

fn redirects(draft: &mut Draft<'_>, request: &Request) {
    let transport = &request.transport;
    if !transport.follow {
        return;
    }
    if transport.follow_spec && request.custom_method.is_some() {
        let why = "the crate `curl` knows the ways of `--location` only";
        draft.refuse(draft.command.pipeline.span, "`--follow` with a method of one's own", why);
    }
    call::code(draft, "follow_location", "true");
    let most = transport.max_redirects.unwrap_or(REDIRECTS);
    let most = if most < 0 { ENDLESS } else { most.min(ENDLESS) };
    call::code(draft, "max_redirections", if most == ENDLESS { "32_767".to_owned() } else { most.to_string() });
    let kept = transport.keep_post;
    let ways = [("redirect_301", kept.moved), ("redirect_302", kept.found), ("redirect_303", kept.see_other)];
    let ways = ways.iter().filter(|(_, kept)| *kept);
    let calls: Vec<_> = ways.map(|(name, _)| Call::new(*name, vec![Expr::atom("true")], "")).collect();
    if !calls.is_empty() {
        call::uses(draft, &["PostRedirections"]);
        call::expr(draft, "post_redirections", Expr::Chain("PostRedirections::new()".to_owned(), calls));
    }
    if transport.trust_redirects {
        call::code(draft, "unrestricted_auth", "true");
    }
}

fn version(draft: &mut Draft<'_>, request: &Request) {
    let secure = request.scheme().as_deref() == Some("https");
    let word = match request.transport.version {
        Some(HttpVersion::Http10) => "V10",
        Some(HttpVersion::Http11) => "V11",
        Some(HttpVersion::Http2) => "V2",
        Some(HttpVersion::Http2Prior) => "V2PriorKnowledge",
        Some(_) => {
            let why = "the libcurl that the crate `curl` brings along knows HTTP/1 and HTTP/2 only";
            draft.refuse(draft.command.pipeline.span, "another version of HTTP", why);
            return;
        }
        None => {
            if secure {
                draft.needs.features.insert("http2");
            }
            return;
        }
    };
    if word.starts_with("V2") {
        draft.needs.features.insert("http2");
    }
    call::uses(draft, &["HttpVersion"]);
    call::code(draft, "http_version", format!("HttpVersion::{word}"));
}

fn limits(draft: &mut Draft<'_>, transport: &Transport) {
    for (name, limit) in [("timeout", transport.timeout), ("connect_timeout", transport.connect_timeout)] {
        if let Some(limit) = limit.and_then(|limit| draft.seconds(limit)) {
            call::expr(draft, name, limit);
        }
    }
    if let Some(most) = transport.max_size {
        call::code(draft, "max_filesize", most.to_string());
    }
    if transport.compressed {
        let raw = transport.extras.iter().any(|extra| extra.name == "raw" && extra.on);
        if !raw {
            draft.note(None, "libcurl ends with an error where it cannot unpack what it has asked for");
        }
        call::code(draft, "accept_encoding", "\"deflate, gzip, br, zstd\"");
    }
}

fn trust(draft: &mut Draft<'_>, transport: &Transport) {
    if transport.insecure {
        call::code(draft, "ssl_verify_peer", "false");
        call::code(draft, "ssl_verify_host", "false");
    }
    if transport.tls_min.is_some() || transport.tls_max.is_some() {
        call::uses(draft, &["SslVersion"]);
        let bounds = [transport.tls_min, transport.tls_max].map(tls).join(", ");
        call::code(draft, "ssl_min_max_version", bounds);
    }
    if let Some(file) = &transport.ca_file {
        call::value(draft, "cainfo", file);
    }
    let Some((certificate, key)) = &transport.client_cert else { return };
    match certificate.text().rfind(':').filter(|&at| !certificate.is_unknown(Span::new(at, at + 1))) {
        Some(at) => {
            call::value(draft, "ssl_cert", &certificate.slice(Span::new(0, at)));
            call::value(draft, "key_password", &certificate.slice(Span::new(at + 1, certificate.text().len())));
        }
        None => call::value(draft, "ssl_cert", certificate),
    }
    if let Some(key) = key {
        call::value(draft, "ssl_key", key);
    }
}

fn tls(version: Option<TlsVersion>) -> String {
    let word = match version {
        None => "Default",
        Some(TlsVersion::Tls10) => "Tlsv10",
        Some(TlsVersion::Tls11) => "Tlsv11",
        Some(TlsVersion::Tls12) => "Tlsv12",
        Some(TlsVersion::Tls13) => "Tlsv13",
    };
    format!("SslVersion::{word}")
}

fn route(draft: &mut Draft<'_>, transport: &Transport) {
    if let Some(version) = transport.ip_version {
        call::uses(draft, &["IpResolve"]);
        let word = if version == IpVersion::V4 { "V4" } else { "V6" };
        call::code(draft, "ip_resolve", format!("IpResolve::{word}"));
    }
    for (name, entries) in [("resolve", &transport.resolve), ("connect_to", &transport.connect_to)] {
        if !entries.is_empty() {
            given(draft, name, entries);
        }
    }
    if let Some(socket) = &transport.unix_socket {
        call::value(draft, "unix_socket", socket);
    }
}

/// A list, and its call of the same name.
fn given(draft: &mut Draft<'_>, name: &str, entries: &[Value]) {
    let lines: Vec<Text> = entries.iter().map(|entry| draft.text(entry)).collect();
    let local = draft.name(name);
    call::list(draft, &local, &lines);
    call::code(draft, name, local);
}

fn proxy(draft: &mut Draft<'_>, transport: &Transport) {
    let Some(proxy) = &transport.proxy else { return };
    call::value(draft, "proxy", &proxy.url);
    if let Some(user) = &proxy.user {
        login::user(draft, user, ["proxy_username", "proxy_password"]);
    }
    if let Some(hosts) = &transport.no_proxy {
        call::value(draft, "noproxy", hosts);
    }
}
