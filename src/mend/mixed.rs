//! A word that is quoted in parts, by marks of whatever dress: `name=“Bob”`, `name="Bob`.

use super::accept::{Role, is_json};
use super::closers::{Body, padded};
use super::exact::Exact;
use super::history::History;
use super::quotes::Quotes;
use super::reading::{Marks, Reader, Reading};
use super::typed;
use super::unit::{decode, encode, value};
use super::word::Doubt;
use super::{Repair, SlipKind};
use crate::text::{Edit, Span};

/// The word at `at` with typographic marks taken for quotes; `None` where none stands beside bare text.
pub(super) fn mixed(text: &str, at: usize, role: Role, history: &History) -> Option<Reading> {
    let mut here = at;
    let mut given = String::new();
    let mut repairs = Vec::new();
    let (mut bare, mut typographic, mut doubt) = (false, false, Doubt::None);
    while let Some(c) =
        text[here..].chars().next().filter(|&c| !c.is_whitespace() && !matches!(c, '|' | ';' | '<' | '>' | '\\'))
    {
        let Some(quotes) = Quotes::of(c) else {
            if is_json(&text[here..]) {
                return None;
            }
            bare = true;
            given.push(c);
            here += c.len_utf8();
            continue;
        };
        let start = here + c.len_utf8();
        let (offset, close) =
            text[start..].char_indices().find(|&(_, c)| c == '\n' || Quotes::of(c) == Some(quotes))?;
        let end = start + offset + close.len_utf8();
        let inner = padded(text, c, Span::new(start, start + offset));
        let opens = matches!((c, close), ('“', '“') | ('‘', '‘') | ('\'' | '"', '«' | '»' | '‹' | '›'));
        let glued = opens || text[end..].chars().next().is_some_and(|c| Quotes::of(c).is_some());
        if close == '\n' || glued || is_closed_later(text, start, (c, close)) {
            return None;
        }
        typographic |= !c.is_ascii() || !close.is_ascii();
        let units = decode(text, inner, quotes, history);
        let is_name = matches!(role, Role::Operand | Role::Url | Role::Text);
        doubt = doubt.max(if c.is_ascii() && close.is_ascii() {
            typed::straight(text, inner, *history)
        } else {
            typed::dressed(text, inner, *history, is_name)
        });
        for mark in [Span::new(here, inner.start), Span::new(inner.end, end)] {
            if mark.of(text) != quotes.mark() {
                repairs.push(Repair { kind: SlipKind::SmartQuote, edit: Edit::new(mark, quotes.mark()) });
            }
        }
        encode(text, &units, quotes, &mut repairs);
        given.push_str(&value(&units));
        here = end;
    }
    (bare && (typographic || !repairs.is_empty())).then(|| Reading { end: here, fit: role.fit(&given), repairs, doubt })
}

/// Whether the mark `open` before `start` has one of its own dress behind `close`, with which a word ends: what is dressed
/// otherwise up to there is content.
fn is_closed_later(text: &str, start: usize, (open, close): (char, char)) -> bool {
    let own = match open {
        '“' => '”',
        '‘' => '’',
        _ => open,
    };
    let next = text[start..].char_indices().find(|&(_, c)| c == own || c == open || c == '\n');
    let ends = |at: usize| text[at..].chars().next().is_none_or(|c| c.is_whitespace() || "|;&<>)".contains(c));
    close != own && next.is_some_and(|(len, c)| c == own && ends(start + len + c.len_utf8()))
}

impl Reader<'_> {
    /// A bare beginning and a quote behind it that no word ends with, with each place where it could be closed.
    pub(super) fn opened_late(&self) -> Vec<Reading> {
        let Some((head, open)) = self.late_quote() else { return Vec::new() };
        let start = self.at + head + open.len_utf8();
        let line = self.text[start..].split('\n').next().unwrap_or("");
        let is_closed = |word: &Exact| {
            word.span.end > start
                && word.span.end <= start + line.len()
                && Span::new(start, word.span.end).of(self.text).ends_with(|c| Quotes::of(c).is_some())
        };
        if self.word().is_some_and(is_closed) {
            return Vec::new();
        }
        let ends = self.open_ends(start, Body::of(&self.text[start..]));
        ends.into_iter().filter(|&end| end > start).map(|end| self.closed_at(start, open, end)).collect()
    }

    /// The quote behind the bare beginning of the value that starts here, and how long that beginning is.
    fn late_quote(&self) -> Option<(usize, char)> {
        let rest = &self.text[self.at..];
        let head = rest.find(|c: char| c.is_whitespace() || Quotes::of(c).is_some() || "|;<>\\(){}".contains(c))?;
        let open = rest[head..].chars().next().filter(|&c| Quotes::of(c).is_some())?;
        rest[..head].ends_with(['=', ':', '@']).then_some((head, open))
    }

    /// The value whose quote `open` stands before `start`, closed at `end`.
    fn closed_at(&self, start: usize, open: char, end: usize) -> Reading {
        let quotes = Quotes::of(open).unwrap_or(Quotes::Double);
        let marks = if open.is_ascii() { Marks::Straight } else { Marks::Typographic };
        let inner = Span::new(start, end);
        let outer = Span::new(start - open.len_utf8(), start);
        let units = decode(self.text, inner, quotes, self.history);
        let mut repairs = Vec::new();
        self.mark(outer, quotes, &mut repairs);
        encode(self.text, &units, quotes, &mut repairs);
        repairs.push(Repair { kind: SlipKind::UnclosedQuote, edit: Edit::new(end..end, quotes.mark()) });
        let given = Span::new(self.at, outer.start).of(self.text).to_owned() + &value(&units);
        let doubt = self.doubt(inner, marks).max(self.open_end(end));
        Reading { end, fit: self.role.fit(&given), repairs, doubt }
    }
}
