//! The inside of a string → its text.

use nom::bytes::complete::{tag, take_while_m_n};
use nom::combinator::map_res;
use nom::sequence::preceded;
use nom::{IResult, Parser};

use super::quote::{Quote, quote};
use super::{Fault, FaultKind};
use crate::text::Span;

/// One escape: how long it is, what it says, and what it should be where JSON does not have it.
struct Escape {
    len: usize,
    says: String,
    instead: Option<String>,
}

impl Escape {
    fn right(len: usize, c: char) -> Self {
        Self { len, says: c.into(), instead: None }
    }

    fn wrong(len: usize, says: impl Into<String>, instead: impl Into<String>) -> Self {
        Self { len, says: says.into(), instead: Some(instead.into()) }
    }
}

/// The text that `span` of `text`, the inside of a string, says; what is wrong in it goes to `faults`.
pub(super) fn unescape(text: &str, span: Span, faults: &mut Vec<Fault>) -> String {
    let inside = span.of(text);
    let mut out = String::with_capacity(inside.len());
    let mut at = 0;
    while let Some(found) = inside[at..].find(|c| c == '\\' || c == '"' || c < ' ') {
        out.push_str(&inside[at..at + found]);
        at += found;
        let (kind, escape) = special(&inside[at..]);
        out.push_str(&escape.says);
        if let Some(instead) = escape.instead {
            let span = Span::new(at, at + escape.len).shift(span.start);
            faults.push(Fault { span, kind, instead: Some(instead) });
        }
        at += escape.len;
    }
    out.push_str(&inside[at..]);
    out
}

fn special(input: &str) -> (FaultKind, Escape) {
    match input.as_bytes()[0] {
        b'\\' => (FaultKind::Escape, escape(input)),
        b'"' => (FaultKind::Escape, Escape::wrong(1, "\"", "\\\"")),
        control => (FaultKind::Control, Escape::wrong(1, char::from(control), control_escape(control))),
    }
}

fn control_escape(control: u8) -> String {
    match control {
        b'\n' => "\\n".into(),
        b'\r' => "\\r".into(),
        b'\t' => "\\t".into(),
        _ => format!("\\u{control:04x}"),
    }
}

/// The escape at the start of `input`, which is a backslash.
fn escape(input: &str) -> Escape {
    let Some(c) = input[1..].chars().next() else { return Escape::wrong(1, "\\", "\\\\") };
    let len = 1 + c.len_utf8();
    match c {
        '"' | '\\' | '/' => Escape::right(2, c),
        'b' => Escape::right(2, '\u{8}'),
        'f' => Escape::right(2, '\u{c}'),
        'n' => Escape::right(2, '\n'),
        'r' => Escape::right(2, '\r'),
        't' => Escape::right(2, '\t'),
        'u' => unicode(input),
        '\n' => Escape::wrong(len, "", ""),
        '\0'..' ' => Escape::wrong(1, "\\", "\\\\"),
        _ if c.is_ascii_punctuation() => Escape::wrong(len, c, c),
        _ if quote(c) == Some(Quote::Double) => Escape::wrong(len, "\"", "\\\""),
        _ if quote(c) == Some(Quote::Single) => Escape::wrong(len, "'", "'"),
        _ => Escape::wrong(len, format!("\\{c}"), format!("\\\\{c}")),
    }
}

fn unicode(input: &str) -> Escape {
    let Ok((rest, first)) = unit(input) else { return Escape::wrong(2, "\\u", "\\\\u") };
    if let Some(c) = char::from_u32(first) {
        return Escape::right(6, c);
    }
    if let Ok((_, second @ 0xdc00..=0xdfff)) = unit(rest)
        && let Some(c) = joined(first, second)
    {
        return Escape::right(12, c);
    }
    Escape::wrong(6, '\u{fffd}', "\\ufffd")
}

/// The character of a surrogate pair.
fn joined(high: u32, low: u32) -> Option<char> {
    let high = high.checked_sub(0xd800).filter(|&high| high < 0x400)?;
    char::from_u32(0x1_0000 + (high << 10) + (low - 0xdc00))
}

/// `\uXXXX`
fn unit(input: &str) -> IResult<&str, u32> {
    let hex = take_while_m_n(4, 4, |c: char| c.is_ascii_hexdigit());
    map_res(preceded(tag("\\u"), hex), |hex| u32::from_str_radix(hex, 16)).parse(input)
}
