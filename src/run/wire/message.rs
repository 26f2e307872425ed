//! The head of a request, in the bytes that curl would write.

use super::Order;
use crate::knowledge::options;
use crate::run::headers::GLUED;
use crate::run::protocol::Protocol;
use crate::run::proxy::{Kind, Proxy};
use crate::run::{Header, Stop, octets};

/// Bodies longer than this are announced first.
const ANNOUNCED: u64 = 1 << 20;

/// The longest head that curl sends, in bytes.
pub(super) const LONGEST: usize = 1 << 20;

/// How the end of a body is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Framing {
    /// There is none.
    Nothing,
    /// By its length, or by whatever the command says of it.
    Plain,
    /// In chunks.
    Chunked,
}

/// A request's head, and what has to be known to send its body.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) lines: Vec<Header>,
    pub(super) framing: Framing,
    /// Whether the server is asked first whether it wants the body.
    pub(super) asks: bool,
}

/// The header lines of `order` with those of the transport.
pub(super) fn head(
    order: &Order<'_>,
    protocol: Protocol,
    proxy: Option<&Proxy>,
    patience: Asking,
) -> Result<Head, Stop> {
    let mut lines = Vec::with_capacity(order.headers.len() + 4);
    let mut push = |name: &str, value: String| lines.push((name.to_owned(), value));
    if wants(order, "host") && protocol != Protocol::Http2 {
        push("Host", order.url.host_field());
    }
    if let Some(proxy) = proxy {
        if let Some(value) = proxy.authorization().filter(|_| !tells_proxy(order, "proxy-authorization")) {
            push("Proxy-Authorization", value);
        }
        if wants_of_proxy(order, "proxy-connection") {
            push("Proxy-Connection", "Keep-Alive".to_owned());
        }
    }
    if order.carriage.compressed && wants(order, "accept-encoding") {
        push("Accept-Encoding", super::decode::ACCEPTED.to_owned());
    }
    if order.carriage.transfer_encoding && wants(order, "te") && protocol != Protocol::Http2 {
        push("TE", "gzip".to_owned());
        let given = order.headers.iter().filter(|header| is_connection(header)).map(|header| header.1.trim());
        let mut given = given.filter(|value| !value.is_empty());
        // The first of those that are given takes it in, and the others stay lines of their own.
        push("Connection", given.next().into_iter().chain(["TE"]).collect::<Vec<_>>().join(", "));
        given.for_each(|value| push("Connection", value.to_owned()));
        lines.extend(order.headers.iter().filter(|header| !is_connection(header)).cloned());
    } else {
        lines.extend(order.headers.iter().cloned());
    }
    if proxy.is_some() {
        // Whose request it is stands there already.
        let told = order.carriage.proxy_headers.iter().filter(|(name, _)| !name.eq_ignore_ascii_case("host"));
        lines.extend(told.cloned());
    }
    let framing = framing(order, protocol)?;
    let length = order.body.and_then(super::Content::len);
    if framing == Framing::Plain
        && wants(order, "content-length")
        && let Some(length) = length
    {
        lines.push(("Content-Length".to_owned(), length.to_string()));
    }
    if framing == Framing::Chunked && wants(order, "transfer-encoding") && protocol != Protocol::Http2 {
        lines.push(("Transfer-Encoding".to_owned(), "chunked".to_owned()));
    }
    let mut asks = order.headers.iter().any(|(name, value)| {
        name.eq_ignore_ascii_case("expect") && value.to_ascii_lowercase().contains("100-continue")
    });
    let is_long = order.body.is_some_and(|body| body.given_len().is_none_or(|length| length > ANNOUNCED));
    if is_long && wants(order, "expect") && protocol == Protocol::Http11 && patience == Asking::First {
        lines.push(("Expect".to_owned(), "100-continue".to_owned()));
        asks = true;
    }
    Ok(Head { lines, framing, asks: asks && order.body.is_some() })
}

/// Whether a server may be asked before a long body is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asking {
    First,
    /// It has said that it does not know how (417).
    Never,
}

fn is_connection(header: &Header) -> bool {
    header.0.eq_ignore_ascii_case("connection")
}

/// Whether a header of the transport is neither given nor switched off by the command.
fn wants(order: &Order<'_>, name: &str) -> bool {
    !order.headers.iter().any(|(other, _)| other.eq_ignore_ascii_case(name))
        && !order.removed.iter().any(|removed| removed.eq_ignore_ascii_case(name))
}

/// The same for one that is meant for the proxy.
fn wants_of_proxy(order: &Order<'_>, name: &str) -> bool {
    wants(order, name) && !tells_proxy(order, name)
}

/// Whether `--proxy-header` says something of the header `name`, in any form.
fn tells_proxy(order: &Order<'_>, name: &str) -> bool {
    let given = order.carriage.proxy_headers.iter().map(|(name, _)| name);
    given.chain(&order.carriage.proxy_removed).any(|other| other.eq_ignore_ascii_case(name))
}

fn framing(order: &Order<'_>, protocol: Protocol) -> Result<Framing, Stop> {
    let chunked = order.headers.iter().any(|(name, value)| {
        name.eq_ignore_ascii_case("transfer-encoding") && value.to_ascii_lowercase().contains("chunked")
    });
    let Some(body) = order.body else {
        // The end of the chunks is sent even where there are none.
        let is_told = chunked && protocol != Protocol::Http2;
        return Ok(if is_told { Framing::Chunked } else { Framing::Nothing });
    };
    // What the command says of it counts, whatever that is.
    let gone = !wants(order, "transfer-encoding");
    if protocol == Protocol::Http2 {
        return Ok(if chunked && body.len().is_none() { Framing::Chunked } else { Framing::Plain });
    }
    if !chunked && (gone || body.len().is_some()) {
        return Ok(Framing::Plain);
    }
    if protocol == Protocol::Http10 && !chunked {
        return Err(Stop::curl(25, "HTTP/1.0 cannot send a body whose length is not known"));
    }
    Ok(Framing::Chunked)
}

/// The bytes of `head` with the request line before it.
pub(super) fn bytes(order: &Order<'_>, head: &Head, protocol: Protocol, proxy: Option<&Proxy>) -> Vec<u8> {
    let mut out = octets::bytes(order.method).into_owned();
    out.push(b' ');
    if let Some(target) = &order.carriage.target {
        out.extend_from_slice(&octets::bytes(target));
    } else if proxy.is_some() {
        out.extend(format!("{}://{}", order.url.scheme(), order.url.authority()).bytes());
        out.extend(order.url.raw_target());
    } else {
        out.extend(order.url.target());
    }
    let version = if protocol == Protocol::Http10 { "1.0" } else { "1.1" };
    out.extend(format!(" HTTP/{version}\r\n").bytes());
    push_lines(&mut out, &head.lines);
    out
}

fn push_lines(out: &mut Vec<u8>, lines: &[Header]) {
    for (name, value) in lines {
        out.extend_from_slice(&octets::bytes(name));
        out.push(b':');
        if !value.is_empty() && !value.starts_with([GLUED, ' ', '\t']) {
            out.push(b' ');
        }
        out.extend_from_slice(&octets::bytes(value.strip_prefix(GLUED).unwrap_or(value)));
        out.extend(b"\r\n");
    }
    out.extend(b"\r\n");
}

/// The request that has `proxy` hand through to `target`; `told` answers its question who asks.
pub(super) fn tunnel(proxy: &Proxy, target: &str, order: &Order<'_>, told: Option<String>) -> Vec<u8> {
    let given = &order.carriage.proxy_headers;
    let mut lines = Vec::new();
    let agent = order.carriage.agent.clone().unwrap_or_else(|| format!("curl/{}", options::release()));
    for (name, value) in [
        ("Host", Some(target.to_owned())),
        ("Proxy-Authorization", told.or_else(|| proxy.authorization())),
        ("User-Agent", Some(agent).filter(|agent| !agent.is_empty())),
        ("Proxy-Connection", Some("Keep-Alive".to_owned())),
    ] {
        if let Some(value) = value.filter(|_| !tells_proxy(order, name)) {
            lines.push((name.to_owned(), value));
        }
    }
    lines.extend(given.iter().cloned());
    let version = if proxy.kind == Kind::Http10 { "1.0" } else { "1.1" };
    let mut out = format!("CONNECT {target} HTTP/{version}\r\n").into_bytes();
    push_lines(&mut out, &lines);
    out
}
