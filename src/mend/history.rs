//! What one text tells of the software that mangled it: a prior for every doubtful character in it.

use super::SlipKind;
use crate::knowledge::glyphs::{Glyph, glyph};
use crate::text::Span;

/// What was seen in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct History {
    /// Typographic quotes stand where a shell needs straight ones.
    pub(super) quotes: bool,
    /// Typographic dashes stand before the names of options.
    pub(super) dashes: bool,
    /// A short option stands behind an en dash, so one hyphen became one dash.
    pub(super) word: bool,
}

impl History {
    /// Looks at `text`, a region around one command.
    pub(super) fn of(text: &str) -> Self {
        let mut history = Self::default();
        let mut before = ' ';
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            if !c.is_ascii() {
                match glyph(c).map(|(class, _)| class) {
                    Some(Glyph::Double | Glyph::Single) => history.quotes = true,
                    Some(Glyph::EnDash | Glyph::EmDash | Glyph::Hyphen)
                        if before.is_whitespace() && chars.peek().is_some_and(char::is_ascii_alphabetic) =>
                    {
                        history.dashes = true;
                        let mut ahead = chars.clone();
                        ahead.next();
                        history.word |= ahead.next().is_none_or(char::is_whitespace);
                    }
                    _ => {}
                }
            }
            before = c;
        }
        history
    }

    /// A text that went through a typographer.
    #[cfg(test)]
    pub(super) fn typographed() -> Self {
        Self { quotes: true, dashes: true, word: false }
    }

    /// Whether characters inside values were changed too.
    pub(super) fn touched(&self) -> bool {
        self.quotes || self.dashes
    }

    /// What a typographic character of `class` inside a value stood for; `None` where it is content.
    pub(super) fn inside(
        &self,
        class: Glyph,
        ascii: &'static str,
        text: &str,
        at: Span,
    ) -> Option<(&'static str, SlipKind)> {
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let loose = blank(text[..at.start].chars().next_back()) && blank(text[at.end..].chars().next());
        match class {
            Glyph::Invisible => Some(("", SlipKind::InvisibleCharacter)),
            Glyph::Bidi => Some(("", SlipKind::BidiControl)),
            Glyph::Blank => Some((" ", SlipKind::NoBreakSpace)),
            Glyph::Hyphen => Some(("-", SlipKind::SmartDash)),
            Glyph::EnDash | Glyph::EmDash if !self.touched() || loose => None,
            Glyph::EnDash if self.word => Some(("-", SlipKind::SmartDash)),
            Glyph::EnDash | Glyph::EmDash => Some(("--", SlipKind::SmartDash)),
            Glyph::Ellipsis if self.touched() => Some(("...", SlipKind::Ellipsis)),
            Glyph::Sign if self.touched() && !ascii.is_empty() => Some((ascii, SlipKind::FullWidth)),
            _ => None,
        }
    }
}
