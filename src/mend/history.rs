//! What one text tells of the software that mangled it: a prior for every doubtful character in it.

use super::SlipKind;
use super::option;
use crate::knowledge::glyphs::{Glyph, glyph};
use crate::text::Span;

/// What was seen in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct History {
    /// Typographic quotes stand where a shell needs straight ones.
    quotes: Seen,
    /// En or em dashes stand before the names of options.
    dashes: Seen,
    /// A short option stands behind an en dash, so one hyphen became one dash.
    word: Seen,
    /// Em dashes stand before the names of options, so each stands for two hyphens.
    em: Seen,
    /// Primes stand where quotes are meant: software that makes a dash of one hyphen between blanks.
    primes: Seen,
    /// Letters stand in the text that no keyboard for ASCII has.
    letters: Seen,
    /// Hyphens of another code point stand before the names of options.
    hyphens: Seen,
    /// Other blanks than U+0020 stand between words.
    blanks: Seen,
    /// The longest line, in characters: where software broke lines.
    width: usize,
    /// Full-width punctuation stands between ASCII characters, and no text around it is written so.
    wide: Seen,
}

/// Bytes looked at.
const REACH: usize = 8192;

/// Lines looked at to tell the width at which software broke lines.
const LINES: usize = 200;

/// The narrowest width at which lines are broken.
const NARROW: usize = 50;

/// What ligatures stand for, which nobody types.
const LIGATURES: [&str; 6] = ["ff", "fi", "fl", "ffi", "ffl", "st"];

/// Whether something was seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Seen {
    #[default]
    No,
    Yes,
}

impl History {
    /// Looks at the beginning of `text`, a region around one command.
    pub(super) fn of(text: &str) -> Self {
        let mut end = text.len().min(REACH);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = &text[..end];
        let width = text.lines().take(LINES).map(|line| line.chars().count()).max().unwrap_or(0);
        let mut history = Self { width, ..Self::default() };
        if text.is_ascii() {
            return history;
        }
        let mut before = ' ';
        let mut native = Seen::No;
        for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii() || !c.is_alphanumeric()) {
            if !c.is_ascii() {
                history.see(text, at, c, text[..at].chars().next_back().unwrap_or(before));
                if is_wide_letter(c) {
                    native = Seen::Yes;
                }
            }
            before = c;
        }
        if native == Seen::Yes {
            history.wide = Seen::No;
        }
        history
    }

    fn see(&mut self, text: &str, at: usize, c: char, before: char) {
        let next = text[at + c.len_utf8()..].chars().next().unwrap_or(' ');
        let leads = before.is_whitespace() && option::at(text, at).is_some();
        match glyph(c).map(|(class, _)| class) {
            Some(Glyph::Double | Glyph::Single) if !before.is_alphanumeric() || !next.is_alphanumeric() => {
                self.quotes = Seen::Yes;
                if matches!(c, '′' | '″') {
                    self.primes = Seen::Yes;
                }
            }
            Some(Glyph::Hyphen) if leads => self.hyphens = Seen::Yes,
            Some(Glyph::EnDash | Glyph::EmDash) if leads => {
                self.dashes = Seen::Yes;
                if glyph(c).is_some_and(|(class, _)| class == Glyph::EmDash) {
                    self.em = Seen::Yes;
                }
                let after = text[at + c.len_utf8()..].chars().nth(1);
                if after.is_none_or(|c| !c.is_ascii_lowercase() && c != '-') {
                    self.word = Seen::Yes;
                }
            }
            Some(Glyph::Blank)
                if next == '-' || next.is_whitespace() || before.is_whitespace() || text[..at].ends_with("url") =>
            {
                self.blanks = Seen::Yes;
            }
            Some(Glyph::Wide) if before.is_ascii() && !before.is_whitespace() || next.is_ascii() => {
                self.wide = Seen::Yes;
            }
            None if c.is_alphanumeric() || c > '\u{ffff}' => self.letters = Seen::Yes,
            _ => {}
        }
    }

    /// A text that went through a typographer.
    #[cfg(test)]
    pub(super) fn typographed() -> Self {
        Self { quotes: Seen::Yes, dashes: Seen::Yes, ..Self::default() }
    }

    /// The same for a value in straight quotes, where dashes, dots and quotes are content.
    pub(super) fn in_straight_quotes(self) -> Self {
        Self { quotes: Seen::No, dashes: Seen::No, word: Seen::No, ..self }
    }

    /// The same, where blanks of another kind are damage wherever they stand.
    pub(super) fn blanked(self) -> Self {
        Self { blanks: Seen::Yes, ..self }
    }

    /// Whether a dash of `class` in straight quotes is as likely damage as content: others were changed.
    pub(super) fn is_dashed(self, class: Glyph) -> bool {
        self.dashes == Seen::Yes && matches!(class, Glyph::EnDash | Glyph::EmDash)
    }

    /// Whether dashes and dots inside values were changed too.
    fn typographer(self) -> bool {
        self.quotes == Seen::Yes || self.dashes == Seen::Yes
    }

    /// What a typographic character of `class` inside a value stood for; `None` where it is content.
    pub(super) fn inside(
        self,
        class: Glyph,
        ascii: &'static str,
        text: &str,
        at: Span,
    ) -> Option<(&'static str, SlipKind)> {
        match class {
            Glyph::Sign if LIGATURES.contains(&ascii) => Some((ascii, SlipKind::FullWidth)),
            // That is what pages write where they hide an address.
            Glyph::Blank if text[..at.start].ends_with("[email") => None,
            Glyph::Blank if self.blanks == Seen::Yes || self.typographer() => Some((" ", SlipKind::NoBreakSpace)),
            Glyph::Hyphen if self.hyphens == Seen::Yes || self.typographer() => Some(("-", SlipKind::SmartDash)),
            Glyph::EnDash | Glyph::EmDash if !self.typographer() => None,
            Glyph::EnDash | Glyph::EmDash if is_loose(text, at) => self.loose(class),
            Glyph::EnDash if self.word == Seen::Yes => Some(("-", SlipKind::SmartDash)),
            Glyph::EnDash | Glyph::EmDash => Some(("--", SlipKind::SmartDash)),
            Glyph::Ellipsis if self.typographer() => Some(("...", SlipKind::Ellipsis)),
            Glyph::Sign if self.typographer() && !ascii.is_empty() => Some((ascii, SlipKind::FullWidth)),
            Glyph::Wide if self.wide == Seen::Yes => Some((ascii, SlipKind::FullWidth)),
            _ => None,
        }
    }

    /// What a dash of `class` between blanks was most likely typed as; `None` for itself.
    fn loose(self, class: Glyph) -> Option<(&'static str, SlipKind)> {
        let hyphens = match class {
            _ if self.letters == Seen::Yes => return None,
            Glyph::EmDash => "--",
            _ if self.em == Seen::Yes => return None,
            _ if self.word == Seen::Yes || self.primes == Seen::Yes || self.dashes == Seen::No => "-",
            _ => "--",
        };
        Some((hyphens, SlipKind::SmartDash))
    }

    /// What stood where the line end at `at` is now, if software broke the line there: nothing inside
    /// a word, a blank between two.
    pub(super) fn unwrapped(self, text: &str, at: usize) -> Option<&'static str> {
        let line = text[..at].rsplit('\n').next().unwrap_or("");
        let next = text[at + 1..].split('\n').next().unwrap_or("");
        let len = line.chars().count();
        let word = next.split(' ').next().unwrap_or("").chars().count();
        if self.width < NARROW || line.ends_with('\\') || line.trim().is_empty() || next.trim().is_empty() {
            None
        } else if line.ends_with(' ') && len + word + 1 > self.width || len == self.width {
            Some("")
        } else if len + 1 + word > self.width {
            Some(" ")
        } else {
            None
        }
    }

    /// Whether a character of `class` inside a value could be what was typed, or what a typographer
    /// made of something: the text no longer tells.
    pub(super) fn is_doubtful(self, class: Glyph, text: &str, at: Span) -> bool {
        let dash = matches!(class, Glyph::EnDash | Glyph::EmDash);
        dash && self.typographer() && is_loose(text, at)
    }
}

/// Whether blanks stand on both sides of `at`.
fn is_loose(text: &str, at: Span) -> bool {
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    blank(text[..at.start].chars().next_back()) && blank(text[at.end..].chars().next())
}

/// Whether `c` belongs to a script whose punctuation is full-width.
fn is_wide_letter(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}
