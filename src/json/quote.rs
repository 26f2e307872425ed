//! Which characters people and software use as quotes and marks of JSON.

use crate::knowledge::glyphs::{Glyph, glyph};

/// The two classes of quotes; direction and language tell nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quote {
    /// `"` and its typographic forms.
    Double,
    /// `'` and its typographic forms.
    Single,
}

/// The class of `c`, if it is a quote.
pub(super) fn quote(c: char) -> Option<Quote> {
    match c {
        '"' => Some(Quote::Double),
        '\'' => Some(Quote::Single),
        _ if c.is_ascii() => None,
        _ => match glyph(c)? {
            (Glyph::Double, _) | (Glyph::Wide, "\"") => Some(Quote::Double),
            (Glyph::Single | Glyph::Tick, _) | (Glyph::Wide, "'") => Some(Quote::Single),
            _ => None,
        },
    }
}

/// `c`, or the ASCII mark that it is a full-width form of.
pub(super) fn mark(c: char) -> char {
    match c {
        _ if c.is_ascii() => c,
        '、' => ',',
        _ => match glyph(c) {
            Some((Glyph::Wide, ascii)) => ascii.chars().next().filter(|&mark| is_mark(mark)).unwrap_or(c),
            _ => c,
        },
    }
}

fn is_mark(c: char) -> bool {
    is_structure(c) || matches!(c, '{' | '[')
}

/// Whether `c` may follow a whole name or value.
pub(super) fn is_structure(c: char) -> bool {
    matches!(c, ',' | ':' | '}' | ']')
}
