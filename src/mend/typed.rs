//! What was typed, and what software may have made of it: what a reading cannot know.

use super::accept::is_json;
use super::certainty::Certainty;
use super::history::History;
use crate::knowledge::glyphs::{Glyph, glyph, is_typographic_dash};
use crate::text::{Span, beyond_ascii};

/// What a reading cannot know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Doubt {
    /// Nothing.
    #[default]
    None,
    /// Whether a quote in a value was typed or made by software.
    Quote,
    /// Whether a sign such as `½` was typed.
    Sign,
    /// Whether a dash between blanks was a dash, one hyphen or two.
    Dash,
    /// Whether a run of quote marks was an apostrophe.
    Apostrophe,
    /// Whether a mark behind a quoted word is that of a sentence.
    Mark,
    /// Whether plain words behind it belong to a sentence.
    Said,
    /// Whether plain words behind a URL are more of its query.
    Query,
    /// Where a value ends whose closing quote is gone.
    End,
    /// Whether a line end in a value is the author's, and if not, whether a blank stood there.
    LineEnd,
    /// Where a hyphen stood that the end of a printed line took.
    Hyphen,
}

impl Doubt {
    /// What is not known, in words, of a reading that is so certain by itself: another one may tell it already.
    pub(super) fn beside(self, certainty: &Certainty) -> Option<&'static str> {
        self.what().filter(|_| !(self == Self::Query && matches!(certainty, Certainty::Likely(_))))
    }

    /// What is not known, in words.
    pub(super) const fn what(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Quote => Some("whether a quote in a value was typed or made by software"),
            Self::Sign => Some("whether a sign such as `½` or `©` in a value was typed"),
            Self::Dash => Some("whether a dash in a value was a dash, one hyphen or two"),
            Self::Apostrophe => Some("whether quote marks in a value were an apostrophe"),
            Self::Hyphen => Some("whether a hyphen stood in a printed line that is longer than the others"),
            Self::LineEnd => Some("whether a line of a value was broken by software, and at a blank"),
            Self::Mark => Some("whether the mark behind its last word belongs to a sentence"),
            Self::Said => Some("whether the words behind it belong to a sentence"),
            Self::Query => Some("whether the words behind its URL are more of the query"),
            Self::End => Some("where the value ends whose quote is never closed"),
        }
    }
}

/// What is not known of `inner`, which stands in straight quotes.
pub(super) fn straight(text: &str, inner: Span, history: History) -> Doubt {
    let dashed = |c: char| glyph(c).is_some_and(|(class, _)| history.is_dashed(class));
    if inner.of(text).contains(dashed) {
        return Doubt::Dash;
    }
    if history.spares(Glyph::Double) {
        let dash = |c: char| !c.is_ascii() && glyph(c).is_some_and(|(class, _)| history.is_dashed(class));
        let dashed = if inner.of(text).contains(dash) { Doubt::Dash } else { Doubt::None };
        return dressed(text, inner, history.in_straight_quotes(), false).max(dashed);
    }
    let quote = if has_quote(inner.of(text)) { Doubt::Quote } else { Doubt::None };
    dressed(text, inner, history, false).max(quote)
}

/// What is not known of `inner`; in a `name` one hyphen is as likely as two.
pub(super) fn dressed(text: &str, inner: Span, history: History, name: bool) -> Doubt {
    let dash = beyond_ascii(inner.of(text)).any(|(at, c)| {
        let place = Span::new(inner.start + at, inner.start + at + c.len_utf8());
        glyph(c).is_some_and(|(class, _)| {
            history.is_doubtful(class, text, place) || name && matches!(class, Glyph::EnDash | Glyph::EmDash)
        })
    });
    if dash {
        Doubt::Dash
    } else if beyond_ascii(inner.of(text)).any(|(_, c)| history.replaces_sign(c)) {
        Doubt::Sign
    } else {
        Doubt::None
    }
}

/// Whether a typographic double quote stands in `value` where no grammar asks for a straight one.
fn has_quote(value: &str) -> bool {
    let double = |c: char| matches!(glyph(c), Some((Glyph::Double, _)));
    let content = |(at, c): (usize, char)| {
        let (before, after) = (&value[..at], &value[at + c.len_utf8()..]);
        let opens = before.ends_with(['=', '{', '[', '(']) || before.trim_end().ends_with([',', ':', ';']);
        !opens && !after.is_empty() && !after.starts_with([';', ',', ':', '}', ']', ')'])
    };
    !is_json(value) && beyond_ascii(value).filter(|&(_, c)| double(c)).any(content)
}

/// Whether `value` is one typographic dash.
pub(super) fn is_one_dash(value: &str) -> bool {
    let mut chars = value.chars();
    chars.next().is_some_and(is_typographic_dash) && chars.next().is_none()
}
