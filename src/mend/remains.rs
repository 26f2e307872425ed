//! What a reading of a value leaves of damage, what that costs, and what it cannot know.

use super::accept::{Role, is_json};
use super::history::History;
use super::unit::Quotes;
use super::word::{Doubt, Marks, Reader};
use crate::knowledge::glyphs::{Glyph, glyph};
use crate::text::Span;

impl Reader<'_> {
    /// What it costs that the quoted start of a header ends at a blank, where bare letters go on.
    pub(super) fn ends_early(&self, runs: &[(Span, bool)]) -> u32 {
        let early = |pair: &[(Span, bool)]| {
            let ((quoted, false), (bare, true)) = (pair[0], pair[1]) else { return false };
            quoted.of(self.text).ends_with([' ', '"'])
                && quoted.of(self.text).contains(": ")
                && bare.of(self.text).starts_with(|c: char| c.is_ascii_alphanumeric())
        };
        4 * u32::from(self.role == Role::Header && runs.windows(2).any(early))
    }

    /// What it costs to leave characters in straight quotes as they are that are damage there too.
    pub(super) fn left_inside(&self, span: Span) -> u32 {
        let history = self.history_in(Marks::Straight);
        let inner = span.of(self.text);
        let damaged = inner.char_indices().filter(|(_, c)| !c.is_ascii()).any(|(at, c)| {
            let place = Span::new(span.start + at, span.start + at + c.len_utf8());
            glyph(c).is_some_and(|(class, ascii)| history.inside(class, ascii, self.text, place).is_some())
        });
        let entity = matches!(self.role, Role::Operand | Role::Url) && inner.contains("&amp;");
        let quotes =
            self.role == Role::Header && inner.chars().any(|c| !c.is_ascii() && Quotes::of(c) == Some(Quotes::Double));
        2 * u32::from(damaged) + 2 * u32::from(entity) + 4 * u32::from(quotes)
    }

    /// Whether something in `inner` may be what was typed or what software made of it.
    pub(super) fn doubt(&self, inner: Span, marks: Marks) -> Doubt {
        let history = self.history_in(marks);
        let mut chars = inner.of(self.text).char_indices().filter(|(_, c)| !c.is_ascii());
        let doubtful = chars.any(|(at, c)| {
            let place = Span::new(inner.start + at, inner.start + at + c.len_utf8());
            glyph(c).is_some_and(|(class, _)| {
                history.is_doubtful(class, self.text, place)
                    || marks == Marks::Typographic && self.names(class)
                    || marks == Marks::Straight && self.history.is_dashed(class)
            })
        });
        if doubtful { Doubt::Dash } else { Doubt::None }
    }

    /// Whether a dash of `class` stands in a name, where one hyphen is as likely as two.
    pub(super) fn names(&self, class: Glyph) -> bool {
        matches!(class, Glyph::EnDash | Glyph::EmDash) && matches!(self.role, Role::Operand | Role::Url | Role::Text)
    }

    /// Text without a shape of its own may go on behind the line end where it is cut.
    pub(super) fn open_end(&self, end: usize) -> Doubt {
        let json = is_json(self.text[self.at..end].trim_start_matches(|c| Quotes::of(c).is_some()));
        let shaped = json || !matches!(self.role, Role::Data | Role::Text);
        let more = self.text[end..].trim_start().chars().next();
        let inner = &self.text[self.at..end];
        let whole = more.is_none() && !inner.contains(' ');
        let swallows = [" | ", " > "].iter().any(|operator| inner.contains(operator)) && !json;
        if !swallows && (shaped || whole) { Doubt::None } else { Doubt::End }
    }

    pub(super) fn history_in(&self, marks: Marks) -> History {
        match marks {
            Marks::Typographic => *self.history,
            Marks::Straight if self.role == Role::Data => self.history.in_straight_quotes(),
            // Where no language is written, a blank of another kind is damage.
            Marks::Straight => self.history.in_straight_quotes().blanked(),
        }
    }
}
