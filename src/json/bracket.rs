//! Brackets that are open: what closes each, and how many there may be at once.

/// How many brackets may be open at once: as many as `serde_json` takes.
pub(super) const DEPTH: usize = 127;

/// An open bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    Array,
    Object,
}

impl Bracket {
    pub(super) fn closer(self) -> char {
        match self {
            Self::Array => ']',
            Self::Object => '}',
        }
    }
}
