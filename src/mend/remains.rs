//! What a reading of a value leaves of damage, what that costs, where it may end, and what it cannot know.

use super::accept::{Role, is_json};
use super::closers::{Body, url_start};
use super::exact::substituted;
use super::history::History;
use super::quotes::Quotes;
use super::reach::{LOOK_BACK, tail};
use super::reading::{Marks, Reader};
use super::typed::Doubt;
use super::{Repair, SlipKind, option, rejoin, typed};
use crate::knowledge::glyphs::glyph;
use crate::text::{Edit, Span, beyond_ascii};

impl Reader<'_> {
    /// What it costs that the quoted start of a header ends at a blank, where bare letters go on.
    pub(super) fn ends_early(&self, runs: &[(Span, bool)]) -> u32 {
        let early = |pair: &[(Span, bool)]| {
            let ((quoted, false), (bare, true)) = (pair[0], pair[1]) else { return false };
            quoted.of(self.text).ends_with([' ', '"', '\''])
                && quoted.of(self.text).contains(": ")
                && bare.of(self.text).starts_with(|c: char| c.is_ascii_alphanumeric())
        };
        8 * u32::from(self.role == Role::Header && runs.windows(2).any(early))
    }

    /// What it costs to leave characters in straight quotes as they are that are damage there too.
    pub(super) fn left_inside(&self, span: Span) -> u32 {
        let history = self.history_in(Marks::Straight);
        let inner = span.of(self.text);
        let damaged = beyond_ascii(inner).any(|(at, c)| {
            let place = Span::new(span.start + at, span.start + at + c.len_utf8());
            glyph(c).is_some_and(|(class, ascii)| {
                !self.history.spares(class) || history.inside(class, ascii, self.text, place).is_some()
            })
        });
        let escaped = inner.starts_with('"')
            && inner.match_indices('\\').any(|(at, _)| {
                inner[at + 1..].chars().next().is_some_and(|c| !c.is_ascii() && Quotes::of(c) == Some(Quotes::Double))
            });
        let damaged = damaged || escaped;
        let entity = matches!(self.role, Role::Operand | Role::Url) && inner.contains("&amp;");
        let broken =
            matches!(self.role, Role::Data | Role::Text) && rejoin::is_broken(self.text, span, self.history.wraps());
        // In double quotes, straight ones would need backslashes, of which software leaves a trace.
        let single = self.role == Role::Header && !inner.starts_with('"');
        let quotes = single && inner.chars().any(|c| matches!(c, '“' | '”' | '„' | '‟' | '″'));
        let substituted = inner.starts_with('"') && has_dressed_substitution(self.text, span);
        6 * u32::from(substituted)
            + 2 * u32::from(damaged)
            + 2 * u32::from(entity)
            + 3 * u32::from(broken)
            + 4 * u32::from(quotes)
    }

    pub(super) fn history_in(&self, marks: Marks) -> History {
        match marks {
            Marks::Typographic => *self.history,
            Marks::Straight if self.role == Role::Data => self.history.in_straight_quotes(),
            // Where no language is written, a blank of another kind is damage.
            Marks::Straight => self.history.in_straight_quotes().blanked(),
        }
    }

    /// Whether something in `inner` may be what was typed or what software made of it.
    pub(super) fn doubt(&self, inner: Span, marks: Marks) -> Doubt {
        // The name of a header leaves no doubt.
        let name = if self.role == Role::Header { inner.of(self.text).find(':').unwrap_or(0) } else { 0 };
        let inner = Span::new(inner.start + name, inner.end);
        if marks == Marks::Straight {
            return typed::straight(self.text, inner, *self.history).max(self.line_end(inner));
        }
        let name = matches!(self.role, Role::Operand | Role::Url | Role::Text);
        typed::dressed(self.text, inner, *self.history, name).max(self.line_end(inner))
    }

    /// Whether a line end in a text may be the author's.
    pub(super) fn line_end(&self, inner: Span) -> Doubt {
        let wraps = self.history.wraps();
        let guess = match self.role {
            Role::Data | Role::Text => rejoin::is_guess(self.text, inner, wraps),
            Role::Header => rejoin::is_odd(self.text, inner, wraps),
            _ => false,
        };
        if guess { Doubt::LineEnd } else { Doubt::None }
    }

    /// Text without a shape of its own may go on behind the line end where it is cut.
    pub(super) fn open_end(&self, end: usize) -> Doubt {
        let json = is_json(self.text[self.at..end].trim_start_matches(|c| Quotes::of(c).is_some()));
        let shaped = json || !matches!(self.role, Role::Data | Role::Text);
        let more = self.text[end..].trim_start().chars().next();
        let inner = &self.text[self.at..end];
        let whole = more.is_none() && !inner.contains(' ');
        let swallows = [" | ", " > ", " 2>", " >/"].iter().any(|operator| inner.contains(operator)) && !json;
        if !swallows && (shaped || whole) { Doubt::None } else { Doubt::End }
    }

    /// A mark of one kind that opens and another that closes cost a little.
    pub(super) fn mismatch(&self, open: char, close: Span) -> u32 {
        let mark = close.of(self.text).chars().next();
        u32::from(mark.and_then(Quotes::of) != Quotes::of(open))
    }

    /// Where a value could end whose closing quote is missing.
    pub(super) fn open_ends(&self, start: usize, body: Body) -> Vec<usize> {
        let rest = &self.text[start..];
        let line = rest.find('\n').unwrap_or(rest.len());
        let mut ends = Vec::new();
        if body == Body::Json {
            let end = crate::json::read_prefix(rest).end;
            if rest[..end].trim_end().ends_with(['}', ']']) {
                ends.push(start + end);
            }
        }
        let blank = rest[..line].find(char::is_whitespace).unwrap_or(line);
        if matches!(self.role, Role::Operand | Role::Url) {
            ends.push(start + blank);
        } else {
            ends.extend(url_start(&rest[..line]).map(|end| start + rest[..end].trim_end().len()));
        }
        ends.extend(
            option::next(self.text, start, start + line).map(|at| start + self.text[start..at].trim_end().len()),
        );
        ends.push(start + rest[..line].trim_end_matches(|c: char| c.is_whitespace() || c == '\\').len());
        if is_substituted(&self.text[..self.at]) {
            for end in &mut ends {
                *end -= usize::from(closes_over(&self.text[start..*end]));
            }
        }
        ends.sort_unstable();
        ends.dedup();
        ends
    }

    /// A quote mark made straight.
    pub(super) fn mark(&self, span: Span, quotes: Quotes, repairs: &mut Vec<Repair>) {
        let given = span.of(self.text);
        if given != quotes.mark() {
            let kind = if matches!(given, "'" | "\"") { SlipKind::MismatchedQuote } else { SlipKind::SmartQuote };
            repairs.push(Repair { kind, edit: Edit::new(span, quotes.mark()) });
        }
    }
}

/// Whether a command substitution in `span` has typographic quotes, which no program is given.
fn has_dressed_substitution(text: &str, span: Span) -> bool {
    let is_dressed = |c: char| !c.is_ascii() && Quotes::of(c).is_some();
    let substitutions = span.of(text).match_indices("$(").map(|(at, _)| span.start + at);
    !span.of(text).is_ascii()
        && substitutions.filter_map(|at| Some(&text[at..substituted(text, at)?])).any(|it| it.contains(is_dressed))
}

/// Whether the last `$(` in `before` is not closed there.
fn is_substituted(before: &str) -> bool {
    let near = tail(before, LOOK_BACK);
    near.rfind("$(").is_some_and(|at| !near[at..].contains(')'))
}

/// Whether the last sign of `value` closes what was opened before it.
fn closes_over(value: &str) -> bool {
    value.ends_with(')') && value.matches(')').count() > value.matches('(').count()
}
