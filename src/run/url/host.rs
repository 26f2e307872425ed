//! Hosts as curl reads them: numbers of any base, addresses with a zone, names of any script.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::bad;
use crate::run::{Stop, encode, octets};

/// What stands between the slashes and the path, user and password left out.
pub(super) struct Authority {
    pub(super) host: String,
    /// The host in the script that it is written in.
    pub(super) written: String,
    pub(super) zone: Option<String>,
    pub(super) port: Option<u16>,
}

/// What no name of a host may hold.
const FORBIDDEN: &str = " \r\n\t/:#?!@{}[]\\$'\"^`*<>=;,+&()|%";

/// Reads `host[:port]`.
pub(super) fn authority(text: &str) -> Result<Authority, Stop> {
    if let Some(rest) = text.strip_prefix('[') {
        let (inside, after) = rest.split_once(']').ok_or_else(|| bad("its host has no `]`"))?;
        let (address, zone) = match inside.split_once('%') {
            Some((address, zone)) => (address, Some(zone.strip_prefix("25").unwrap_or(zone).to_owned())),
            None => (inside, None),
        };
        let address: Ipv6Addr = address.parse().map_err(|_| bad("its host is no IPv6 address"))?;
        let port = after.strip_prefix(':').map_or_else(
            || if after.is_empty() { Ok(None) } else { Err(bad("something stands behind the `]` of its host")) },
            port,
        )?;
        let host = format!("[{address}]");
        return Ok(Authority { written: host.clone(), host, zone, port });
    }
    let (host, port) = match text.split_once(':') {
        Some((host, digits)) => (host, port(digits)?),
        None => (text, None),
    };
    if host.is_empty() {
        return Err(bad("it has no host"));
    }
    let (host, written) = name(host)?;
    Ok(Authority { host, written, zone: None, port })
}

fn port(digits: &str) -> Result<Option<u16>, Stop> {
    if digits.is_empty() {
        return Ok(None);
    }
    let number = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten();
    number.map(Some).ok_or_else(|| bad("its port is no number up to 65535"))
}

/// The longest host that curl reads, and the longest part of one in another script (RFC 5891, section 4.2.4).
const LONGEST: (usize, usize) = (65535, 63);

/// The host `text` as it is looked up, and as it is written.
fn name(text: &str) -> Result<(String, String), Stop> {
    if text.len() > LONGEST.0 {
        return Err(bad("its host is too long"));
    }
    if let Some(address) = numbers(text.strip_suffix('.').unwrap_or(text)) {
        return Ok((address.to_string(), address.to_string()));
    }
    let decoded = String::from_utf8(encode::unescape(&octets::bytes(text))).map_err(|_| bad("its host is no text"))?;
    if decoded.chars().any(|letter| letter.is_control() || FORBIDDEN.contains(letter)) || decoded.is_empty() {
        return Err(bad("its host has a character that no name has"));
    }
    if decoded.ends_with("..") {
        return Err(bad("its host ends in two dots"));
    }
    if decoded.is_ascii() {
        return Ok((decoded.clone(), decoded));
    }
    let written =
        idna::domain_to_ascii(&decoded).ok().filter(|name| name.split('.').all(|part| part.len() <= LONGEST.1));
    written.map(|name| (name, decoded)).ok_or_else(|| bad("its host cannot be written in ASCII"))
}

/// An IPv4 address of one to four numbers, each decimal, octal or hexadecimal.
fn numbers(text: &str) -> Option<Ipv4Addr> {
    let parts = text.split('.').map(number).collect::<Option<Vec<u32>>>()?;
    let (&last, front) = parts.split_last()?;
    let room = 32 - 8 * u32::try_from(front.len()).ok().filter(|&count| count <= 3)?;
    if room < 32 && last >> room != 0 || front.iter().any(|&part| part > 255) {
        return None;
    }
    let high = front.iter().enumerate().fold(0, |bits, (at, &part)| bits | part << (24 - 8 * at));
    Some(Ipv4Addr::from(high | last))
}

fn number(text: &str) -> Option<u32> {
    let (digits, base) = match text.as_bytes() {
        [b'0', b'x' | b'X', _, ..] => (&text[2..], 16),
        [b'0', _, ..] => (&text[1..], 8),
        [first, ..] if first.is_ascii_digit() => (text, 10),
        _ => return None,
    };
    digits.bytes().all(|byte| byte.is_ascii_alphanumeric()).then(|| u32::from_str_radix(digits, base).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<(&str, Option<u16>), u8>) {
        let found = authority(text).map(|found| (found.host, found.port));
        let found = found.as_ref().map(|(host, port)| (host.as_str(), *port)).map_err(|stop| stop.exit);
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn hosts() {
        check("Example.com", Ok(("Example.com", None)));
        check("h:8080", Ok(("h", Some(8080))));
        check("h:", Ok(("h", None)));
        check("0x7f.1", Ok(("127.0.0.1", None)));
        check("017700000001", Ok(("127.0.0.1", None)));
        check("1.2.3", Ok(("1.2.0.3", None)));
        check("1.2.3.4.5", Ok(("1.2.3.4.5", None)));
        check("256.1.1.1", Ok(("256.1.1.1", None)));
        check("[::1]:80", Ok(("[::1]", Some(80))));
        check("[fe80::1%25eth0]", Ok(("[fe80::1]", None)));
        check("%65xample.com", Ok(("example.com", None)));
        check("bücher.example", Ok(("xn--bcher-kva.example", None)));
    }

    #[test]
    fn no_hosts() {
        for text in ["", ":80", "h:99999", "h:x", "h+i", "a@b", "[::1", "[::1]x", "[x]", "h..", "a b", "a%00"] {
            check(text, Err(3));
        }
    }
}
