//! The shapes of credentials, one row each in `grammar/credentials.tsv`.
//!
//! Only shapes: whether a credential is alive, and where it belongs, is not known here.

use super::placeholders;
use super::table::{Table, count, split};

const ROWS: &str = Table::new(include_str!("../../grammar/credentials.tsv")).rows().text();
/// The rows, read at compile time: every word of a text may be looked at.
static SHAPES: [Shape; count(ROWS)] = shapes(ROWS);
const EXAMPLES: Table = Table::new(include_str!("../../grammar/examples.tsv"));

/// What a credential's shape tells of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Credential {
    /// What it is.
    pub class: Class,
    /// Whose it is, for messages: `Cloudflare`, `GitHub`.
    pub service: &'static str,
    /// The published prefix that may be shown: `cfut_`; empty where there is none.
    pub prefix: &'static str,
    /// Whether a checksum inside it is right; `None` where it has none.
    pub checksum: Option<bool>,
    /// Whether showing it would give something away.
    pub secret: bool,
}

/// The classes of credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// `cfut_…`
    UserToken,
    /// `cfat_…`
    AccountToken,
    /// 40 characters, some beyond hex
    LegacyToken,
    /// `cfoat_…`
    OauthToken,
    /// `cfk_…`
    GlobalKey,
    /// 37 to 45 hex digits
    LegacyKey,
    /// 40 hex digits: a key or, by chance, a token
    KeyOrToken,
    /// Starts as one of the prefixed ones, but is too short, too long or has other characters
    Broken,
    /// `v1.0-…`
    OriginCaKey,
    /// 32 hex digits: the id of a zone, account or record
    Id,
    /// 64 hex digits
    R2Secret,
    /// `eyJ…`
    Jwt,
    /// Another service's credential
    Foreign,
    /// An object's id with dashes
    Uuid,
}

impl Class {
    /// Whether it goes behind `Authorization: Bearer`.
    pub const fn is_token(self) -> bool {
        matches!(self, Self::UserToken | Self::AccountToken | Self::LegacyToken | Self::OauthToken)
    }

    /// Whether it goes into `X-Auth-Key`.
    pub const fn is_key(self) -> bool {
        matches!(self, Self::GlobalKey | Self::LegacyKey)
    }

    /// Whether showing it would give something away.
    pub const fn is_secret(self) -> bool {
        !matches!(self, Self::Id | Self::Uuid)
    }
}

/// Reads the whole of `text` as a credential or id.
pub fn classify(text: &str) -> Option<Credential> {
    SHAPES.iter().find_map(|shape| shape.credential(text))
}

/// What a credential was before somebody masked a part of it: `cfut_xxxx`, `CFAU1mImL_xxxMY_AUTH_KEY`.
///
/// `None` where what is left fits several classes, or nothing is masked.
pub fn remnant(text: &str) -> Option<Class> {
    if let Some(shape) = SHAPES.iter().find(|shape| shape.begins(text)) {
        return Some(shape.class);
    }
    let mut parts = placeholders::unmasked(text).filter(|part| part.len() < text.len());
    parts.any(is_legacy_token_part).then_some(Class::LegacyToken)
}

/// Whether `text` is an example published in documentation, and so no secret.
pub fn is_published_example(text: &str) -> bool {
    EXAMPLES.find(text).is_some()
}

/// Letters no key has, and a digit so that it is no word.
fn is_legacy_token_part(part: &str) -> bool {
    part.len() >= 4
        && part.bytes().all(is_base64url)
        && part.bytes().any(|b| b.is_ascii_digit())
        && part.bytes().any(|b| b.is_ascii_alphabetic() && !b.is_ascii_hexdigit())
        && placeholders::classify(part).is_none()
}

/// One row of the table.
#[derive(Clone, Copy)]
struct Shape {
    prefix: &'static str,
    alphabet: Alphabet,
    min: usize,
    max: usize,
    tail: Tail,
    class: Class,
    service: &'static str,
    secret: bool,
}

/// What may follow the prefix.
#[derive(Clone, Copy)]
enum Alphabet {
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
enum Tail {
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

    fn credential(&self, text: &str) -> Option<Credential> {
        let rest = text.strip_prefix(self.prefix)?;
        let fits = (self.min..=self.max).contains(&rest.len()) && self.alphabet.spells(rest);
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
    fn begins(&self, text: &str) -> bool {
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

const fn is_base64url(b: u8) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Forty characters, and the digits that make them a right credential.
    const BODY: &str = "abcdefghijABCDEFGHIJ0123456789abcdefghij";
    const SUM: &str = "ac23d2c3";

    #[test]
    fn every_row_is_read() {
        let mut seen = Vec::new();
        for (line, shape) in ROWS.lines().zip(&SHAPES) {
            assert!(line.is_ascii() && line.split('\t').count() == 8, "{line}");
            assert!(line.starts_with(shape.prefix) && shape.min <= shape.max, "{line}");
            assert!(["yes", "no"].iter().any(|end| line.ends_with(end)), "{line}");
            assert!(!seen.contains(&line), "{line} stands twice");
            seen.push(line);
        }
        assert_eq!(seen.len(), SHAPES.len());
    }

    #[test]
    fn every_shape_with_a_prefix_is_reached() {
        for shape in &SHAPES {
            if shape.prefix.is_empty() || shape.tail == Tail::Crc32 {
                continue;
            }
            let letter = if matches!(shape.alphabet, Alphabet::Upper) { "A" } else { "a" };
            let text = format!("{}{}", shape.prefix, letter.repeat(shape.min));
            let found = classify(&text).map(|c| (c.class, c.service, c.secret));
            assert_eq!(found, Some((shape.class, shape.service, shape.secret)), "{text}");
        }
    }

    #[test]
    fn classes_are_told_apart() {
        let check = |text: &str, expected| assert_eq!(classify(text).map(|c| c.class), expected, "{text}");
        check(&format!("cfut_{BODY}{SUM}"), Some(Class::UserToken));
        check(&format!("cfat_{BODY}{SUM}"), Some(Class::AccountToken));
        check(&format!("cfk_{BODY}{SUM}"), Some(Class::GlobalKey));
        check(&format!("cfut_{BODY}"), Some(Class::Broken));
        check(&format!("cfut_{BODY}{SUM}0"), Some(Class::Broken));
        check(&format!("cfut_{BODY}AC23D2C3"), Some(Class::Broken));
        check("cfat_", Some(Class::Broken));
        check("cfoat_anything.at-all", Some(Class::OauthToken));
        check("cfut_the prefix", None);
        check(&format!("v1.0-{}-{}", "0a".repeat(12), "b1".repeat(73)), Some(Class::OriginCaKey));
        check(&"a".repeat(31), None);
        check(&"0".repeat(32), Some(Class::Id));
        check(&"A".repeat(32), None);
        check(&"0".repeat(36), None);
        check(&"0".repeat(37), Some(Class::LegacyKey));
        check(&"0".repeat(39), Some(Class::LegacyKey));
        check(&"0".repeat(40), Some(Class::KeyOrToken));
        check(&"0".repeat(45), Some(Class::LegacyKey));
        check(&"0".repeat(46), None);
        check(&"0".repeat(64), Some(Class::R2Secret));
        check(BODY, Some(Class::LegacyToken));
        check(&BODY[1..], None);
        check("YQSn-xWAQiiEh9qM58wZNnyQS7FUdoqGIUAbrh7T", Some(Class::LegacyToken));
        check("c2547eb745079dac9320b638f5e225cf483cc5cfdda41", Some(Class::LegacyKey));
        check("eyJhbGciOiJIUzI1NiJ9.e30.c2ln", Some(Class::Jwt));
        check("f174e90a-fafe-4643-bbbc-4a0ed4fc8415", Some(Class::Uuid));
        check("f174e90a_fafe-4643-bbbc-4a0ed4fc8415", None);
        check(&format!("ghp_{}", &BODY[..36]), Some(Class::Foreign));
        check("-----BEGIN PRIVATE KEY-----\nMIIE", Some(Class::Foreign));
        check("", None);
        check("example.com", None);
        check("jane@company.co.uk", None);
        check("é".repeat(20).as_str(), None);
    }

    #[test]
    fn the_checksum_is_of_the_body() {
        let check = |text: &str, expected| {
            let found = classify(text).expect("it has the shape of a credential");
            assert_eq!((found.prefix, found.checksum), expected, "{text}");
        };
        check(&format!("cfut_{BODY}{SUM}"), ("cfut_", Some(true)));
        check(&format!("cfk_{BODY}{SUM}"), ("cfk_", Some(true)));
        check(&format!("cfat_{BODY}00000000"), ("cfat_", Some(false)));
        check("cfut_short", ("cfut_", None));
        check(BODY, ("", None));
    }

    #[test]
    fn what_is_public_is_no_secret() {
        let check = |text: &str, expected| assert_eq!(classify(text).map(|c| c.secret), Some(expected), "{text}");
        check("0x4AAAAAAAabcdefghijklm", false);
        check(&format!("0x4AAAA{}", "a".repeat(28)), true);
        check("pk_live_abcdefghij", false);
        check("sk_live_abcdefghij", true);
        check("023e105f4ecef8ad9ca31a8372d0c353", false);
    }

    #[test]
    fn a_masked_value_may_tell_its_class() {
        let check = |text: &str, expected| assert_eq!(remnant(text), expected, "{text}");
        check("CFAU1mImL_xxxMY_AUTH_KEY", Some(Class::LegacyToken));
        check("cfut_xxxx", Some(Class::UserToken));
        check("cfat_****", Some(Class::AccountToken));
        check("cfk_…", Some(Class::GlobalKey));
        check("v1.0-...", Some(Class::OriginCaKey));
        check("ghp_xxxx", Some(Class::Foreign));
        check("YQSn-xWAQiiEh9…", Some(Class::LegacyToken));
        check("****GIUAbrh7T", Some(Class::LegacyToken));
        check("c2547xxxx", None);
        check("xxxxxxxx", None);
        check("XXXXMY_API_KEY", None);
        check("MyAuthKey", None);
    }

    #[test]
    fn every_example_is_known() {
        let mut last = "";
        for row in EXAMPLES.rows().iter() {
            let [value, kind, rest] = row.take();
            assert!(last < value && rest.is_empty() && value.is_ascii(), "{}", row.line());
            assert!(["id", "token", "key", "email"].contains(&kind), "{}", row.line());
            assert!(is_published_example(value), "{value}");
            last = value;
        }
        for value in [
            "023e105f4ecef8ad9ca31a8372d0c353",
            "cd7d0123e3012345da9420df9514dad0",
            "f2ea6707005a4da1af1b431202e96ac5",
            "699d98642c564d2e855e9661899b7252",
            "372e67954025e0ba6aaa6d586b9e0b59",
            "0123456789abcdef0123456789abcdef",
            "9a7806061c88ada191ed06f989cc3dac",
            "01a7362d577a6c3019a474fd6f485823",
            "YQSn-xWAQiiEh9qM58wZNnyQS7FUdoqGIUAbrh7T",
            "Sn3lZJTBX6kkg7OdcBUAxOO963GEIyGQqnFTOFYY",
            "8M7wS6hCpXVc-DoRnPPY_UCWPgy8aea4Wy6kCe5T",
            "c2547eb745079dac9320b638f5e225cf483cc5cfdda41",
            "144c9defac04969c7bfad8efaa8ea194",
            "1234567893feefc5f0q5000bfo0c38d90bbeb",
            "user@example.com",
        ] {
            assert!(is_published_example(value), "{value}");
        }
        assert!(!is_published_example("023e105f4ecef8ad9ca31a8372d0c354"));
    }
}
