//! What one text tells of the software that mangled it: a prior for every doubtful character in it.

use super::SlipKind;
use super::option;
use super::wrap::Wraps;
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
    /// How software broke lines.
    wraps: Wraps,
    /// The dashes that stand before options, in a text whose quotes all stayed straight.
    straight: Straight,
    /// Full-width punctuation stands between ASCII characters, and no text around it is written so.
    wide: Seen,
    /// Typographic double quotes stand round values.
    doubles: Seen,
    /// Straight double quotes stand round values.
    plain: Seen,
    /// Straight single quotes stand somewhere.
    single: Seen,
}

/// Bytes looked at.
const REACH: usize = 8192;

/// What ligatures stand for, which nobody types.
const LIGATURES: [&str; 6] = ["ff", "fi", "fl", "ffi", "ffl", "st"];

/// Whether something was seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Seen {
    #[default]
    No,
    Yes,
}

/// Which dashes stand before options, and whether that tells of dashes in straight quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Straight {
    en: Seen,
    em: Seen,
    /// Values in straight quotes are looked at.
    inside: Seen,
}

impl Straight {
    /// Whether a dash of `class` stands for hyphens elsewhere in the text, though not for certain here.
    fn saw(self, class: Glyph) -> bool {
        let seen = match class {
            Glyph::EnDash => self.en,
            Glyph::EmDash => self.em,
            _ => Seen::No,
        };
        (self.inside, seen) == (Seen::Yes, Seen::Yes)
    }
}

impl History {
    /// Looks at the beginning of `text`, a region around one command.
    pub(super) fn of(text: &str) -> Self {
        let mut end = text.len().min(REACH);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = &text[..end];
        let mut history = Self { wraps: Wraps::of(text), ..Self::default() };
        if text.is_ascii() {
            return history;
        }
        let mut before = ' ';
        let mut native = Seen::No;
        for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii() || !c.is_alphanumeric()) {
            if c == '"' && before.is_whitespace() && text[..at].ends_with(before) {
                history.plain = Seen::Yes;
            }
            if c == '\'' {
                history.single = Seen::Yes;
            }
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
        if history.quotes == Seen::Yes {
            history.straight = Straight::default();
        }
        history
    }

    fn see(&mut self, text: &str, at: usize, c: char, before: char) {
        let next = text[at + c.len_utf8()..].chars().next().unwrap_or(' ');
        let leads = before.is_whitespace() && option::at(text, at).is_some();
        if before.is_whitespace() && matches!(glyph(c), Some((Glyph::Double, _))) {
            self.doubles = Seen::Yes;
        }
        match glyph(c).map(|(class, _)| class) {
            Some(Glyph::Double | Glyph::Single) if !before.is_alphanumeric() || !next.is_alphanumeric() => {
                self.quotes = Seen::Yes;
                if matches!(c, '′' | '″') {
                    self.primes = Seen::Yes;
                }
            }
            Some(Glyph::Hyphen) if leads => self.hyphens = Seen::Yes,
            Some(class @ (Glyph::EnDash | Glyph::EmDash)) if leads => {
                self.dashes = Seen::Yes;
                *if class == Glyph::EnDash { &mut self.straight.en } else { &mut self.straight.em } = Seen::Yes;
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
        let straight = Straight { inside: Seen::Yes, ..self.straight };
        Self { quotes: Seen::No, dashes: Seen::No, word: Seen::No, straight, ..self }
    }

    /// Whether a typographic quote of `class` in straight quotes is damage too: the software knew the kind
    /// of those around no value, or of none of the others.
    pub(super) fn spares(self, class: Glyph) -> bool {
        match class {
            Glyph::Double => self.doubles == Seen::No || self.plain == Seen::Yes,
            Glyph::Single => self.hyphens == Seen::No || self.single == Seen::Yes,
            _ => true,
        }
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
    pub(super) fn typographer(self) -> bool {
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
            Glyph::EnDash | Glyph::EmDash if self.straight.saw(class) && is_in_name(text, at) => {
                Some(("--", SlipKind::SmartDash))
            }
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

    /// Whether `c` is a sign that is taken for the ASCII characters that software makes it of, though people type it too.
    pub(super) fn replaces_sign(self, c: char) -> bool {
        let sign =
            |(class, ascii): (Glyph, &str)| class == Glyph::Sign && !ascii.is_empty() && !LIGATURES.contains(&ascii);
        !c.is_ascii() && self.typographer() && glyph(c).is_some_and(sign)
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

    /// How software broke the lines of the text.
    pub(super) fn wraps(self) -> Wraps {
        self.wraps
    }

    /// Whether a character of `class` inside a value could be what was typed, or what a typographer
    /// made of something: the text no longer tells.
    pub(super) fn is_doubtful(self, class: Glyph, text: &str, at: Span) -> bool {
        let dash = matches!(class, Glyph::EnDash | Glyph::EmDash);
        // Neither groff, which makes hyphens of all, nor a keyboard for Chinese makes dashes.
        let spared = self.dashes == Seen::No && (self.hyphens == Seen::Yes || self.wide == Seen::Yes);
        let loose = dash && !spared && self.typographer() && is_loose(text, at);
        let range = dash && self.typographer() && is_range(text, at);
        loose || range || self.straight.saw(class) && !is_in_name(text, at)
    }
}

/// Whether digits or quote marks stand on both sides of `at`: a range of numbers, or a dash alone.
fn is_range(text: &str, at: Span) -> bool {
    let before = text[..at.start].chars().next_back();
    let after = text[at.end..].chars().next();
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mark = |c: Option<char>| c.is_some_and(|c| super::quotes::Quotes::of(c).is_some());
    digit(before) && digit(after) || mark(before) && mark(after)
}

/// Whether blanks stand on both sides of `at`.
fn is_loose(text: &str, at: Span) -> bool {
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    blank(text[..at.start].chars().next_back()) && blank(text[at.end..].chars().next())
}

/// How far a name is looked at on each side of a dash.
const NAME: usize = 64;

/// Whether the dash at `at` stands in what is no prose: a string without blanks, or a word that has more
/// than letters in it. A range of numbers is none.
fn is_in_name(text: &str, at: Span) -> bool {
    let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'');
    let left: Vec<char> = text[..at.start].chars().rev().take(NAME).collect();
    let right: Vec<char> = text[at.end..].chars().take(NAME).collect();
    let reach = |side: &[char]| side.iter().position(|&c| ends(c)).unwrap_or(side.len());
    let (before, after) = (reach(&left), reach(&right));
    let range = left.first().is_some_and(char::is_ascii_digit) && right.first().is_some_and(char::is_ascii_digit);
    let whole = [left.get(before), right.get(after)].iter().all(|c| c.is_some_and(|c| !c.is_whitespace()));
    let mut word = left[..before].iter().chain(&right[..after]);
    let named = word.any(|c| c.is_ascii_digit() || matches!(c, '_' | '=' | '/' | '@'));
    before > 0 && after > 0 && !range && (whole || named)
}

/// Whether `c` belongs to a script whose punctuation is full-width.
fn is_wide_letter(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}
