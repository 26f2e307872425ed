//! What curl refuses about a URL.

use std::net::Ipv6Addr;

use super::{UrlParts, read, slashes};
use crate::curl::args::{Complaint, ComplaintKind};
use crate::curl::glob::{self, GlobError};
use crate::curl::mask::{full, mask};
use crate::curl::request::Request;
use crate::shell::Value;
use crate::text::Span;

/// A fault, and where it is in the text that was looked at.
type Fault = (Span, &'static str);

/// What is wrong with the sets and ranges in `value`; a pattern that is not wholly known is not judged.
pub(in crate::curl) fn check_glob(value: &Value) -> Option<Complaint> {
    let text = mask(value);
    let error = glob::check(&text).err().filter(|error| !value.is_unknown(pattern(&text, error)))?;
    let start = error.offset.min(text.len());
    let end = text[start..].chars().next().map_or(start, |c| start + c.len_utf8());
    let span = value.origin(Span::new(start, end));
    Some(Complaint { span, kind: ComplaintKind::BadGlob, message: error.to_string(), exit: 3 })
}

/// From the last opening brace or bracket before the fault to the end of the text.
fn pattern(text: &str, error: &GlobError) -> Span {
    let before = &text[..error.offset.min(text.len())];
    Span::new(before.rfind(['{', '[']).unwrap_or(before.len()), text.len())
}

impl Request {
    /// What curl refuses about the URL, worst first.
    pub(in crate::curl) fn check_url(&self) -> Option<Complaint> {
        let globs = !self.transport.glob_off;
        if let Some(complaint) = globs.then(|| check_glob(&self.url)).flatten() {
            return Some(complaint);
        }
        let (span, what) = self.fault()?;
        let message = format!("URL rejected: {what}");
        Some(Complaint { span: self.url.origin(span), kind: ComplaintKind::BadUrl, message, exit: 3 })
    }

    fn fault(&self) -> Option<Fault> {
        let text = mask(&self.url);
        let parts = read(&text);
        let authority = Span::new(0, parts.path.start);
        let is_file = self.scheme().as_deref() == Some("file");
        if !self.globs() || !authority.of(&text).contains(['{', '[', '}', ']', '\\']) {
            let unknown = |span| self.url.is_unknown(span);
            return bad_byte(&text).or_else(|| if is_file { None } else { bad_authority(&text, parts, unknown) });
        }
        // Patterns in the authority are checked as curl does it: in the first URL they stand for.
        let first = glob::first(self.url.known()?).ok()?;
        let fault = bad_byte(&first).or_else(|| bad_authority(&first, read(&first), |_| false));
        fault.map(|(_, what)| (full(&self.url), what))
    }
}

fn bad_byte(text: &str) -> Option<Fault> {
    let at = text.bytes().position(|byte| byte <= b' ' || byte == 0x7f)?;
    Some((Span::new(at, at + 1), "Malformed input to a URL function"))
}

fn bad_authority(text: &str, parts: UrlParts, unknown: impl Fn(Span) -> bool) -> Option<Fault> {
    // What only the shell knows there may be a whole URL, and what follows no part of a host.
    if text.is_char_boundary(1) && unknown(Span::new(0, 1)) {
        return None;
    }
    if let Some(scheme) = parts.scheme
        && slashes(&text[scheme.end + 1..]) > 3
    {
        return Some((Span::new(scheme.end, parts.host.start), "Unsupported number of slashes following scheme"));
    }
    let port = parts.port.filter(|port| !unknown(*port));
    port.and_then(|port| bad_port(text, parts, port)).or_else(|| bad_host(text, parts.host, &unknown))
}

/// A port is a number; where there is a scheme, it may be left out behind its colon.
fn bad_port(text: &str, parts: UrlParts, port: Span) -> Option<Fault> {
    let digits = port.of(text);
    let good = match digits {
        "" => parts.scheme.is_some(),
        _ => digits.bytes().all(|byte| byte.is_ascii_digit()) && digits.parse::<u16>().is_ok(),
    };
    (!good).then_some((port, "Port number was not a decimal number between 0 and 65535"))
}

fn bad_host(text: &str, host: Span, unknown: impl Fn(Span) -> bool) -> Option<Fault> {
    const REFUSED: &str = "!@{}[]\\$'\"^`*<>=;,+&()|";
    let name = host.of(text);
    if name.is_empty() {
        return Some((Span::new(0, text.len()), "No host part in the URL"));
    }
    if name.starts_with('[') {
        let bad = !unknown(host) && !is_address(name);
        return bad.then_some((host, "Bad IPv6 address"));
    }
    let start = host.start + name.find(|c| REFUSED.contains(c))?;
    // The host may end in what only the shell knows.
    if unknown(Span::new(host.start, start)) {
        return None;
    }
    Some((Span::new(start, start + 1), "Bad hostname"))
}

/// Whether `name` is an IPv6 address in brackets, with or without a zone.
fn is_address(name: &str) -> bool {
    let inside = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
    inside.and_then(|inside| inside.split('%').next()).is_some_and(|address| address.parse::<Ipv6Addr>().is_ok())
}
