//! The shapes of credentials, one row each in `grammar/credentials.tsv`.
//!
//! Only shapes: whether a credential is alive, and where it belongs, is not known here.

use super::placeholders;
use super::table::{Row, Table};

const SHAPES: Table = Table::new(include_str!("../../grammar/credentials.tsv"));
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
    SHAPES.rows().iter().filter_map(Shape::read).find_map(|shape| shape.credential(text))
}

/// What a credential was before somebody masked a part of it: `cfut_xxxx`, `CFAU1mImL_xxxMY_AUTH_KEY`.
///
/// `None` where what is left fits several classes.
pub fn remnant(text: &str) -> Option<Class> {
    if let Some(shape) = SHAPES.rows().iter().filter_map(Shape::read).find(|shape| shape.begins(text)) {
        return Some(shape.class);
    }
    placeholders::unmasked(text).any(is_legacy_token_part).then_some(Class::LegacyToken)
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
struct Shape {
    prefix: &'static str,
    alphabet: &'static str,
    min: usize,
    max: usize,
    tail: &'static str,
    class: Class,
    service: &'static str,
    secret: bool,
}

impl Shape {
    fn read(row: Row<'static>) -> Option<Self> {
        let [prefix, alphabet, min, max, tail, class, service, secret] = row.take();
        Some(Self {
            prefix,
            alphabet,
            min: min.parse().ok()?,
            max: if max.is_empty() { usize::MAX } else { max.parse().ok()? },
            tail,
            class: class_of(class)?,
            service,
            secret: secret == "yes",
        })
    }

    fn credential(&self, text: &str) -> Option<Credential> {
        let rest = text.strip_prefix(self.prefix)?;
        let fits = (self.min..=self.max).contains(&rest.len()) && is_spelled(rest, self.alphabet);
        let checksum = match self.tail {
            "crc32" => Some(has_checksum(rest)?),
            _ => None,
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

/// Whether the last eight digits are the CRC-32 of what stands before; `None` where they are no digits.
fn has_checksum(text: &str) -> Option<bool> {
    let (body, tail) = text.split_at_checked(text.len().checked_sub(8)?)?;
    let sum = u32::from_str_radix(tail, 16).ok().filter(|_| is_spelled(tail, "hex"))?;
    Some(crc32fast::hash(body.as_bytes()) == sum)
}

fn is_spelled(text: &str, alphabet: &str) -> bool {
    match alphabet {
        "hex" => text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')),
        "upper" => text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()),
        "alnum" => text.bytes().all(|b| b.is_ascii_alphanumeric()),
        "base64url" => text.bytes().all(is_base64url),
        "base64" => text.bytes().all(|b| is_base64url(b) || matches!(b, b'+' | b'/' | b'=')),
        "jwt" => text.bytes().all(|b| is_base64url(b) || matches!(b, b'+' | b'/' | b'=' | b'.')),
        "uuid" => is_uuid(text),
        "visible" => !text.chars().any(|c| c.is_whitespace() || c.is_control()),
        _ => alphabet == "any",
    }
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

fn class_of(name: &str) -> Option<Class> {
    Some(match name {
        "user-token" => Class::UserToken,
        "account-token" => Class::AccountToken,
        "legacy-token" => Class::LegacyToken,
        "oauth-token" => Class::OauthToken,
        "global-key" => Class::GlobalKey,
        "legacy-key" => Class::LegacyKey,
        "key-or-token" => Class::KeyOrToken,
        "broken" => Class::Broken,
        "origin-ca-key" => Class::OriginCaKey,
        "id" => Class::Id,
        "r2-secret" => Class::R2Secret,
        "jwt" => Class::Jwt,
        "foreign" => Class::Foreign,
        "uuid" => Class::Uuid,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Forty characters, and the digits that make them a right credential.
    const BODY: &str = "abcdefghijABCDEFGHIJ0123456789abcdefghij";
    const SUM: &str = "ac23d2c3";

    #[test]
    fn every_row_is_read() {
        const ALPHABETS: [&str; 9] = ["hex", "upper", "alnum", "base64url", "base64", "jwt", "uuid", "visible", "any"];
        let mut seen = Vec::new();
        for row in SHAPES.rows().iter() {
            assert!(row.line().is_ascii() && row.cells().count() == 8, "{}", row.line());
            let shape = Shape::read(row).unwrap_or_else(|| panic!("{}", row.line()));
            assert!(shape.min <= shape.max && ALPHABETS.contains(&shape.alphabet), "{}", row.line());
            assert!(["", "crc32"].contains(&shape.tail), "{}", row.line());
            assert!(["yes", "no"].contains(&row.cell(7)), "{}", row.line());
            assert!(!seen.contains(&row.line()), "{} stands twice", row.line());
            seen.push(row.line());
        }
        assert_eq!(seen.len(), SHAPES.rows().iter().count());
    }

    #[test]
    fn every_shape_with_a_prefix_is_reached() {
        for shape in SHAPES.rows().iter().filter_map(Shape::read) {
            if shape.prefix.is_empty() || shape.tail == "crc32" {
                continue;
            }
            let letter = if shape.alphabet == "upper" { "A" } else { "a" };
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
