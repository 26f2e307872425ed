//! The ways of proving who asks that an operation leaves open.

use super::request::AuthScheme;
use crate::shell::Value;

/// The ways of proving who asks that are open.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ways {
    pub(super) any: bool,
    pub(super) basic: bool,
    pub(super) digest: bool,
    pub(super) other: Option<&'static str>,
    /// The name of the option that has the request signed.
    pub(super) signed: Option<&'static str>,
}

impl Ways {
    /// Whether the command says which are open: of several, the server has to ask for one.
    pub(super) fn are_told(self) -> bool {
        self.any || self.basic || self.digest || self.other.is_some()
    }

    /// How credentials are sent.
    pub(super) fn scheme(self) -> AuthScheme {
        match self {
            Self { signed: Some(name), .. } => AuthScheme::Other(name),
            Self { any: true, .. } | Self { basic: true, digest: true, .. } => AuthScheme::Any,
            Self { other: Some(name), .. } => AuthScheme::Other(name),
            Self { digest: true, .. } => AuthScheme::Digest,
            Self { .. } => AuthScheme::Basic,
        }
    }
}

/// What is said of files with user names and passwords.
#[derive(Clone, Debug, Default)]
pub(super) struct Lookup {
    pub(super) required: bool,
    pub(super) optional: bool,
    pub(super) file: Option<Value>,
}
