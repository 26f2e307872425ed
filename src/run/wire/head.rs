//! The head of a reply, read as it comes and kept as it came.

use bytes::BytesMut;
use tokio::io::{AsyncRead, AsyncReadExt};

use super::fault;
use crate::run::Stop;
use crate::run::octets;

/// The longest heads that are read, all of one reply together.
const LONGEST: usize = 300 << 10;

/// The longest line of a head.
const LONGEST_LINE: usize = 100 << 10;

/// Status line and headers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) version: &'static str,
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
}

/// The heads of a reply, 1xx ones included, and what was read behind them.
#[derive(Debug, Default)]
pub(super) struct Heads {
    raw: Vec<u8>,
    /// What was read of the body.
    pub(super) rest: BytesMut,
    headless: Headless,
}

/// What is made of a reply without a head.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Headless {
    /// It is refused as one of HTTP/0.9.
    #[default]
    Refused,
    /// It is taken (`--http0.9`).
    Taken,
    /// It is none at all, as the connection has carried replies that had one.
    Impossible,
}

impl Heads {
    /// None yet.
    pub(super) fn new(headless: Headless) -> Self {
        Self { headless, ..Self::default() }
    }

    /// All heads, as they came.
    pub(super) fn raw(self) -> Vec<u8> {
        self.raw
    }

    /// Reads up to the head that is not a 1xx one; `told` hears of the status of each of those.
    pub(super) async fn last(&mut self, wire: &mut (impl AsyncRead + Unpin), told: impl Fn(u16)) -> Result<Head, Stop> {
        loop {
            let head = self.one(wire).await?;
            if (100..200).contains(&head.status) && head.status != 101 {
                told(head.status);
                // What speaks HTTP once does so for good.
                self.headless = Headless::Impossible;
            } else {
                return Ok(head);
            }
        }
    }

    async fn one(&mut self, wire: &mut (impl AsyncRead + Unpin)) -> Result<Head, Stop> {
        loop {
            if !could_be_http(&self.rest) {
                return match self.headless {
                    Headless::Taken => Ok(Head { version: "0.9", status: 200, headers: Vec::new() }),
                    Headless::Refused => {
                        Err(Stop::curl(1, "the server answers in HTTP/0.9, which has to be allowed by `--http0.9`"))
                    }
                    Headless::Impossible => Err(fault::weird("it has no head")),
                };
            }
            if let Some(length) = end(&self.rest) {
                let bytes = self.rest.split_to(length);
                return self.keep(&bytes);
            }
            if self.rest.len() > LONGEST {
                return Err(check(&self.rest).err().unwrap_or_else(too_long));
            }
            self.rest.reserve(16 << 10);
            match wire.read_buf(&mut self.rest).await {
                Ok(0) => return self.ended(),
                Ok(_) => {}
                // Servers that close at once, the request unread, make the system forget what they said.
                Err(error) if self.rest.is_empty() && is_end(&error) && self.raw.is_empty() => {
                    return Err(fault::receiving(&error));
                }
                Err(error) if is_end(&error) => return self.ended(),
                Err(error) => return Err(fault::receiving(&error)),
            }
        }
    }

    /// The connection ended inside of a head.
    fn ended(&mut self) -> Result<Head, Stop> {
        if self.rest.is_empty() {
            return Err(fault::silent());
        }
        // curl takes a head that is cut short, as far as it goes.
        let bytes = self.rest.split();
        self.keep(&bytes)
    }

    /// Reads a head, and keeps it up to the line that is none.
    fn keep(&mut self, bytes: &[u8]) -> Result<Head, Stop> {
        let read = parse(bytes);
        let length = read.as_ref().map_or_else(|(good, _)| *good, |_| bytes.len());
        unfold(&bytes[..length], &mut self.raw);
        check(&self.raw)?;
        read.map_err(|(_, stop)| stop)
    }
}

/// Adds `bytes` to `raw`, with values that go on over several lines on one (RFC 9112, section 5.2).
fn unfold(bytes: &[u8], raw: &mut Vec<u8>) {
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            let end = raw.trim_ascii_end().len();
            raw.truncate(end);
            raw.push(b' ');
            raw.extend_from_slice(line.trim_ascii_start());
            if !line.trim_ascii().is_empty() {
                continue;
            }
            raw.extend_from_slice(b"\r\n");
        } else {
            raw.extend_from_slice(line);
        }
    }
}

/// Whether an error is how a connection ends that was not closed properly.
pub(super) fn is_end(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{ConnectionReset, UnexpectedEof};
    matches!(error.kind(), ConnectionReset | UnexpectedEof)
}

/// Refuses heads that are longer than curl reads them.
fn check(heads: &[u8]) -> Result<(), Stop> {
    if heads.split_inclusive(|&byte| byte == b'\n').any(|line| line.len() >= LONGEST_LINE) {
        return Err(Stop::curl(100, "a header of the reply is too long"));
    }
    if heads.len() > LONGEST { Err(too_long()) } else { Ok(()) }
}

fn too_long() -> Stop {
    Stop::curl(56, "the head of the reply is too long")
}

fn could_be_http(bytes: &[u8]) -> bool {
    let mark = b"HTTP/";
    bytes.iter().zip(mark).all(|(byte, expected)| byte == expected)
}

/// The length of the head that `bytes` start with, its blank line included.
fn end(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(length) = memchr::memchr(b'\n', &bytes[at..]) {
        let line = &bytes[at..at + length];
        at += length + 1;
        if line.is_empty() || line == b"\r" {
            return Some(at);
        }
    }
    None
}

/// Reads a head; where a line is bad, tells how many bytes come before it.
fn parse(bytes: &[u8]) -> Result<Head, (usize, Stop)> {
    let text = octets::text(bytes);
    let mut good = bytes.iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |end| end + 1);
    let mut lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    let line = lines.next().unwrap_or_default();
    let (version, status) = status(line).ok_or_else(|| {
        let is_newer = ["HTTP/2 ", "HTTP/3 "].iter().any(|mark| line.starts_with(mark));
        let code = if is_newer { 8 } else { 1 };
        (0, Stop::curl(code, "the server answers in no HTTP that was asked for"))
    })?;
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in lines.take_while(|line| !line.is_empty()) {
        let start = good;
        good += memchr::memchr(b'\n', &bytes[good..]).map_or(bytes.len() - good, |end| end + 1);
        if line.starts_with([' ', '\t'])
            && let Some((_, value)) = headers.last_mut()
        {
            value.push(' ');
            value.push_str(line.trim());
            continue;
        }
        if line.contains(['\0', '\r']) {
            return Err((start, fault::weird("a header has a NUL or a carriage return")));
        }
        let Some((name, value)) = line.split_once(':') else {
            return Err((start, fault::weird("a header has no colon")));
        };
        headers.push((name.trim_end().to_owned(), value.trim().to_owned()));
    }
    if status < 100 {
        return Err((bytes.len(), Stop::curl(1, "the server answers with a status that there is none of")));
    }
    Ok(Head { version, status, headers })
}

fn status(line: &str) -> Option<(&'static str, u16)> {
    let rest = line.strip_prefix("HTTP/")?;
    let (version, rest) = rest.split_once([' ', '\t']).unwrap_or((rest, ""));
    let version = match version {
        "1.0" => "1.0",
        "1.1" => "1.1",
        _ => return None,
    };
    let digits = rest.trim_start().get(..3)?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?.map(|status| (version, status))
}

impl Head {
    /// The values of all headers called `name`.
    pub(super) fn all(&self, name: &str) -> Vec<&str> {
        let found = self.headers.iter().filter(|(other, _)| other.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str()).collect()
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_read() {
        let head = parse(b"HTTP/1.1 200 Very fine\r\nA: b\r\n c\r\nX-Y:z \r\n\r\n").expect("a head");
        assert_eq!((head.version, head.status), ("1.1", 200));
        assert_eq!(head.headers, [("A".into(), "b c".into()), ("X-Y".into(), "z".into())]);
        assert_eq!(parse(b"HTTP/1.1 204\n\n").map(|head| head.status), Ok(204));
        assert_eq!(parse(b"HTTP/1.1 x\n\n").map_err(|stop| stop.1.exit), Err(1));
        assert_eq!(parse(b"HTTP/1.1 200 OK\nno colon\n\n").map_err(|stop| stop.1.exit), Err(8));
    }

    #[tokio::test]
    async fn replies_without_a_head() {
        for (headless, expected) in
            [(Headless::Taken, Ok(200)), (Headless::Refused, Err(1)), (Headless::Impossible, Err(8))]
        {
            let head = Heads::new(headless).last(&mut b"none".as_slice(), |_| {}).await;
            assert_eq!(head.map(|head| head.status).map_err(|stop| stop.exit), expected);
        }
    }

    #[test]
    fn heads_end_at_a_blank_line() {
        assert_eq!(end(b"HTTP/1.1 200\r\n\r\nx"), Some(16));
        assert_eq!(end(b"HTTP/1.1 200\n\nx"), Some(14));
        assert_eq!(end(b"HTTP/1.1 200\n"), None);
    }
}
