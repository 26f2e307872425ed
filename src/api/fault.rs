//! What is wrong with a credential where it is sent.

use super::credential::{Carrier, Credential, CredentialShape};
use crate::knowledge::credentials::Class;
use crate::knowledge::placeholders::{Placeholder, Style};
use crate::text::Span;

/// What is wrong with a credential; a placeholder or a variable is not wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CredentialFault {
    /// A token in `X-Auth-Key`.
    TokenInAuthKey,
    /// A Global API Key behind `Bearer`, or alone in `Authorization`.
    KeyAsBearer,
    /// A token in `Authorization` without `Bearer`.
    BearerMissing,
    /// `X-Auth-Key: Bearer …`
    BearerInAuthKey,
    /// `Bearer:`
    BearerColon,
    /// `Bearer Bearer`
    BearerTwice,
    /// `Bearercfut_…`
    BearerGlued,
    /// `Bearer%20…`, or a tab or several blanks
    BearerSpacing,
    /// `Authorization: Token …`
    OtherScheme,
    /// `-u`
    BasicAuth,
    /// A token or key in `X-Auth-Email`, or an e-mail address in `X-Auth-Key`.
    Swapped,
    /// No e-mail address in `X-Auth-Email`.
    MalformedEmail,
    /// `[email protected]`
    ProtectedEmail,
    /// An id where a token or key belongs.
    Id,
    /// Another service's or another product's credential.
    Foreign,
    /// Cut short, too long, or with characters no credential has.
    Broken,
    /// Its checksum is not right.
    Checksum,
    /// Hex digits, but more than any key that was seen.
    KeyLength,
    /// None of the shapes that credentials of the API have.
    OddShape,
}

impl CredentialFault {
    /// The rule that tells of it.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::TokenInAuthKey => "token-in-x-auth-key",
            Self::KeyAsBearer => "key-as-bearer",
            Self::BearerMissing => "bearer-missing",
            Self::BearerInAuthKey => "bearer-before-key",
            Self::BearerColon => "bearer-colon",
            Self::BearerTwice => "bearer-twice",
            Self::BearerGlued => "bearer-glued",
            Self::BearerSpacing => "bearer-spacing",
            Self::OtherScheme => "wrong-auth-scheme",
            Self::BasicAuth => "basic-auth",
            Self::Swapped => "swapped-email-and-key",
            Self::MalformedEmail => "malformed-email",
            Self::ProtectedEmail => "protected-email",
            Self::Id => "id-as-credential",
            Self::Foreign => "foreign-credential",
            Self::Broken | Self::Checksum | Self::KeyLength | Self::OddShape => "broken-credential",
        }
    }

    /// It in words, as the end of "the value in `X-Auth-Key` …".
    pub const fn clause(self) -> &'static str {
        match self {
            Self::TokenInAuthKey => {
                "has the shape of an API token: send it as `Authorization: Bearer` and drop both `X-Auth` headers"
            }
            Self::KeyAsBearer => {
                "has the shape of a Global API Key: send it as `X-Auth-Key`, together with `X-Auth-Email`"
            }
            Self::BearerMissing => "lacks the word `Bearer` and a blank before the token",
            Self::BearerInAuthKey => "has `Bearer` before it, which belongs into `Authorization` only",
            Self::BearerColon => "has a colon behind `Bearer`",
            Self::BearerTwice => "has `Bearer` twice",
            Self::BearerGlued => "lacks the blank between `Bearer` and the token",
            Self::BearerSpacing => "has something else than one blank behind `Bearer`",
            Self::OtherScheme => "has another scheme than `Bearer`",
            Self::BasicAuth => "comes from `-u` and is Basic authentication, which the API does not have",
            Self::Swapped => "belongs into the other of the two `X-Auth` headers",
            Self::MalformedEmail => "is no e-mail address",
            Self::ProtectedEmail => "is what a web page shows in place of an e-mail address it hides",
            Self::Id => "has the shape of an id, which is no credential",
            Self::Foreign => "has the shape of another service's or product's credential",
            Self::Broken => "was cut short, or has characters no credential has",
            Self::KeyLength => "has not the 37 hex digits of a Global API Key",
            Self::OddShape => "has none of the shapes that credentials of the API have",
            Self::Checksum => "has a checksum that does not fit: a character was changed in copying",
        }
    }
}

impl Credential {
    /// What is wrong with it where it is sent, as far as its shape tells.
    pub fn fault(&self) -> Option<CredentialFault> {
        match self.carrier {
            Carrier::Bearer => self.key_fault().or_else(|| self.scheme_fault()).or_else(|| self.shape_fault()),
            Carrier::Authorization => self.authorization_fault(),
            Carrier::AuthKey => self.auth_key_fault(),
            Carrier::AuthEmail => self.email_fault(),
            Carrier::ServiceKey => None,
            Carrier::Basic => Some(CredentialFault::BasicAuth),
        }
    }

    /// The class it has, or had before it was masked.
    pub fn class(&self) -> Option<Class> {
        match self.shape {
            CredentialShape::Known(known) => Some(known.class),
            CredentialShape::Placeholder(_, class) => class,
            _ => None,
        }
    }

    fn key_fault(&self) -> Option<CredentialFault> {
        self.class().is_some_and(Class::is_key).then_some(CredentialFault::KeyAsBearer)
    }

    fn scheme_fault(&self) -> Option<CredentialFault> {
        let scheme = self.scheme.to_ascii_lowercase();
        if scheme.contains([':', '=']) {
            return Some(CredentialFault::BearerColon);
        }
        if scheme.matches("bearer").count() > 1 {
            return Some(CredentialFault::BearerTwice);
        }
        match scheme.as_str() {
            "" | "bearer " => None,
            "bearer" => (!self.value.text().is_empty()).then_some(CredentialFault::BearerGlued),
            _ if self.value.text().is_empty() => None,
            _ => Some(CredentialFault::BearerSpacing),
        }
    }

    fn authorization_fault(&self) -> Option<CredentialFault> {
        if self.value.text().is_empty() {
            return None;
        }
        let other = || {
            let shape = self.shape_fault().filter(|it| matches!(it, CredentialFault::Id | CredentialFault::Foreign));
            shape.unwrap_or(CredentialFault::BearerMissing)
        };
        let scheme = if self.scheme.is_empty() { other() } else { CredentialFault::OtherScheme };
        self.key_fault().or(Some(scheme))
    }

    fn auth_key_fault(&self) -> Option<CredentialFault> {
        match self.shape {
            CredentialShape::Email => Some(CredentialFault::Swapped),
            _ if self.class().is_some_and(Class::is_token) => Some(CredentialFault::TokenInAuthKey),
            _ if !self.scheme.is_empty() => Some(CredentialFault::BearerInAuthKey),
            CredentialShape::Known(known) if known.class == Class::LegacyKey && !self.is_usual_key() => {
                self.shape_fault().or(Some(CredentialFault::KeyLength))
            }
            _ => self.shape_fault(),
        }
    }

    fn email_fault(&self) -> Option<CredentialFault> {
        match self.shape {
            CredentialShape::Placeholder(Placeholder { style: Style::Protected, .. }, _) => {
                Some(CredentialFault::ProtectedEmail)
            }
            CredentialShape::Known(known) if known.class.is_token() || known.class.is_key() => {
                Some(CredentialFault::Swapped)
            }
            CredentialShape::Known(_) | CredentialShape::Unknown => Some(CredentialFault::MalformedEmail),
            _ => None,
        }
    }

    /// What no token and no key may look like.
    fn shape_fault(&self) -> Option<CredentialFault> {
        match self.shape {
            CredentialShape::Known(known) if known.checksum == Some(false) => Some(CredentialFault::Checksum),
            CredentialShape::Known(known) => match known.class {
                Class::Id | Class::Uuid => Some(CredentialFault::Id),
                Class::Broken => Some(CredentialFault::Broken),
                Class::R2Secret | Class::OriginCaKey | Class::Foreign | Class::Jwt => Some(CredentialFault::Foreign),
                _ => self.has_stray_edge().then_some(CredentialFault::Broken),
            },
            CredentialShape::Email | CredentialShape::Unknown => {
                let is_plausible = is_plausible(self.value.text());
                Some(if is_plausible { CredentialFault::OddShape } else { CredentialFault::Broken })
            }
            _ => None,
        }
    }

    /// Whether it has the length that keys have, 37, or that of the documentation's examples.
    fn is_usual_key(&self) -> bool {
        matches!(self.value.text().len(), 37 | 45)
    }

    /// The credential without quotes, brackets and blanks around it that are sent as part of it.
    pub fn inner(&self) -> Option<Span> {
        let text = self.value.text();
        let is_edge = |c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-';
        let start = text.len() - text.trim_start_matches(is_edge).len();
        let inner = text.trim_matches(is_edge);
        let is_whole = matches!(self.shape, CredentialShape::Known(_)) && inner.bytes().all(is_credential_byte);
        (is_whole && inner.len() < text.len()).then(|| self.value.origin(Span::new(start, start + inner.len())))
    }

    /// Whether quotes or brackets around it are sent as part of it.
    fn has_stray_edge(&self) -> bool {
        !self.value.text().bytes().all(is_credential_byte)
    }
}

/// The widest bounds that clients of the API set for keys and tokens.
fn is_plausible(text: &str) -> bool {
    (37..=80).contains(&text.len()) && text.bytes().all(is_credential_byte)
}

fn is_credential_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}
