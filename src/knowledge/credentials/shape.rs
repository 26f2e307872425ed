//! The rows of the table, and whether a text has the shape that one says.

use super::{Class, Credential};
use crate::knowledge::table::{Table, count, split};

pub(super) const ROWS: &str = Table::new(include_str!("../../../grammar/credentials.tsv")).rows().text();

/// The rows, read at compile time: every word of a text may be looked at.
pub(super) static SHAPES: [Shape; count(ROWS)] = shapes(ROWS);

/// One row of the table.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    pub(super) prefix: &'static str,
    pub(super) alphabet: Alphabet,
    pub(super) min: usize,
    pub(super) max: usize,
    pub(super) tail: Tail,
    pub(super) class: Class,
    pub(super) service: &'static str,
    pub(super) secret: bool,
}

/// What may follow the prefix.
#[derive(Clone, Copy)]
pub(super) enum Alphabet {
    Hex,
    Upper,
    Alnum,
    Base64Url,
    Base64,
    Jwt,
    Uuid,
    Visible,
    Any,
}

/// What stands at the end.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    Plain,
    Crc32,
}

impl Shape {
    /// Reads a row; an error in the table is an error of the compiler.
    const fn read(line: &'static str) -> Self {
        let (prefix, rest) = split(line, b'\t');
        let (alphabet, rest) = split(rest, b'\t');
        let (min, rest) = split(rest, b'\t');
        let (max, rest) = split(rest, b'\t');
        let (tail, rest) = split(rest, b'\t');
        let (class, rest) = split(rest, b'\t');
        let (service, secret) = split(rest, b'\t');
        Self {
            prefix,
            alphabet: Alphabet::read(alphabet),
            min: length(min),
            max: if max.is_empty() { usize::MAX } else { length(max) },
            tail: if let b"crc32" = tail.as_bytes() { Tail::Crc32 } else { Tail::Plain },
            class: class_of(class),
            service,
            secret: matches!(secret.as_bytes(), b"yes"),
        }
    }

    pub(super) fn credential(&self, text: &str) -> Option<Credential> {
        // Most texts have another length than most shapes.
        let length = text.len().checked_sub(self.prefix.len())?;
        if !(self.min..=self.max).contains(&length) {
            return None;
        }
        let rest = text.strip_prefix(self.prefix)?;
        let fits = self.alphabet.spells(rest);
        let checksum = match self.tail {
            Tail::Crc32 => Some(has_checksum(rest)?),
            Tail::Plain => None,
        };
        fits.then_some(Credential {
            class: self.class,
            service: self.service,
            prefix: self.prefix,
            checksum,
            secret: self.secret,
        })
    }

    /// Whether `text` begins as this shape alone does.
    pub(super) fn begins(&self, text: &str) -> bool {
        !self.prefix.is_empty() && text.starts_with(self.prefix)
    }
}

impl Alphabet {
    const fn read(name: &str) -> Self {
        match name.as_bytes() {
            b"hex" => Self::Hex,
            b"upper" => Self::Upper,
            b"alnum" => Self::Alnum,
            b"base64url" => Self::Base64Url,
            b"base64" => Self::Base64,
            b"jwt" => Self::Jwt,
            b"uuid" => Self::Uuid,
            b"visible" => Self::Visible,
            b"any" => Self::Any,
            _ => panic!("an alphabet of credentials"),
        }
    }

    /// Whether all of `text` is of it.
    fn spells(self, text: &str) -> bool {
        let all = |test: fn(u8) -> bool| text.bytes().all(test);
        match self {
            Self::Hex => all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')),
            Self::Upper => all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()),
            Self::Alnum => all(|b| b.is_ascii_alphanumeric()),
            Self::Base64Url => all(is_base64url),
            Self::Base64 => all(|b| is_base64url(b) || matches!(b, b'+' | b'/' | b'=')),
            Self::Jwt => all(|b| is_base64url(b) || matches!(b, b'+' | b'/' | b'=' | b'.')),
            Self::Uuid => is_uuid(text),
            Self::Visible => !text.chars().any(|c| c.is_whitespace() || c.is_control()),
            Self::Any => true,
        }
    }
}

const fn shapes<const N: usize>(rows: &'static str) -> [Shape; N] {
    let (first, _) = split(rows, b'\n');
    let mut shapes = [Shape::read(first); N];
    let (mut rest, mut at) = (rows, 0);
    while at < N {
        let (line, below) = split(rest, b'\n');
        shapes[at] = Shape::read(line);
        rest = below;
        at += 1;
    }
    shapes
}

const fn length(digits: &str) -> usize {
    match usize::from_str_radix(digits, 10) {
        Ok(length) => length,
        Err(_) => panic!("a length in digits"),
    }
}

/// Whether the last eight digits are the CRC-32 of what stands before; `None` where they are no digits.
fn has_checksum(text: &str) -> Option<bool> {
    let (body, tail) = text.split_at_checked(text.len().checked_sub(8)?)?;
    let sum = u32::from_str_radix(tail, 16).ok().filter(|_| Alphabet::Hex.spells(tail))?;
    Some(crc32fast::hash(body.as_bytes()) == sum)
}

pub(super) const fn is_base64url(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')
}

fn is_uuid(text: &str) -> bool {
    text.bytes().enumerate().all(|(at, b)| match at {
        8 | 13 | 18 | 23 => b == b'-',
        _ => b.is_ascii_hexdigit(),
    })
}

const fn class_of(name: &str) -> Class {
    match name.as_bytes() {
        b"user-token" => Class::UserToken,
        b"account-token" => Class::AccountToken,
        b"legacy-token" => Class::LegacyToken,
        b"oauth-token" => Class::OauthToken,
        b"global-key" => Class::GlobalKey,
        b"legacy-key" => Class::LegacyKey,
        b"key-or-token" => Class::KeyOrToken,
        b"broken" => Class::Broken,
        b"origin-ca-key" => Class::OriginCaKey,
        b"id" => Class::Id,
        b"r2-secret" => Class::R2Secret,
        b"jwt" => Class::Jwt,
        b"foreign" => Class::Foreign,
        b"uuid" => Class::Uuid,
        _ => panic!("a class of credentials"),
    }
}
