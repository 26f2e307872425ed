//! The shapes of credentials, one row each in `grammar/credentials.tsv`.
//!
//! Only shapes: whether a credential is alive, and where it belongs, is not known here.

mod shape;

use super::runs::unmasked;
use super::sequences::{is_sequence, is_zeros};
use super::table::Table;
use super::wording;
use shape::{SHAPES, is_base64url};

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
    let mut parts = unmasked(text).filter(|part| part.len() < text.len());
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
        && !is_made_up(part)
}

/// Whether nobody's value has `part`, of which no character is masked.
fn is_made_up(part: &str) -> bool {
    let is_worded = |part| wording::words(part).is_some() || wording::is_domain(part);
    part.len() <= wording::LONGEST && (is_sequence(part) || is_zeros(part) || is_worded(part))
}

#[cfg(test)]
mod tests;
