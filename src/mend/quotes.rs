//! The quotes around a value, whatever they were dressed as.

use crate::knowledge::glyphs::{Glyph, glyph};

/// What stands around a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Quotes {
    /// `'…'`
    Single,
    /// `"…"`
    Double,
}

impl Quotes {
    /// The ASCII mark.
    pub(super) const fn mark(self) -> &'static str {
        match self {
            Self::Single => "'",
            Self::Double => "\"",
        }
    }

    /// The same, as a character.
    pub(super) const fn character(self) -> char {
        match self {
            Self::Single => '\'',
            Self::Double => '"',
        }
    }

    /// The kind of quote that `c` is, in any dress.
    pub(super) fn of(c: char) -> Option<Self> {
        match c {
            '"' => Some(Self::Double),
            '\'' => Some(Self::Single),
            '`' => None,
            _ => match glyph(c)?.0 {
                Glyph::Double => Some(Self::Double),
                Glyph::Single | Glyph::Tick => Some(Self::Single),
                _ => None,
            },
        }
    }
}
