//! Where a string ends, if its quotes are damaged.
//!
//! In valid JSON the first quote of the right kind ends it. Elsewhere a quote ends the string if
//! what follows could follow a string; any other quote is content.

use super::blank::is_blank;
use super::quote::{Quote, is_structure, mark, quote};
use crate::text::Span;

/// What a string is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The name of a member.
    Name,
    /// The value of a member.
    Value,
    /// An item of an array.
    Item,
    /// The whole text, with nothing known of what follows.
    Root,
}

/// Where a string ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ending {
    /// One past the content.
    pub content: usize,
    /// One past the closing quote; the same as `content` if there is none.
    pub end: usize,
}

impl Ending {
    fn unclosed(at: usize) -> Self {
        Self { content: at, end: at }
    }
}

/// The opening quote of a string, and how far its end may be sought.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opening {
    /// The quote.
    pub span: Span,
    /// Its class.
    pub quote: Quote,
    /// Whether it is the ASCII quote; then typographic ones are content.
    pub straight: bool,
    /// What the string is to be.
    pub place: Place,
    /// How many brackets are open around it.
    pub depth: usize,
}

/// A search for the end of a string.
struct Search<'a> {
    text: &'a str,
    opening: Opening,
    /// How far it has come.
    at: usize,
    /// Quotes of content that are open.
    inner: usize,
    /// A doubtful ending, taken if no better one comes.
    doubtful: Option<Ending>,
}

/// What a quote in a string is.
enum Verdict {
    Ends(Ending),
    Content,
}

/// The end of the string in `text`, or `None` if no quote closes it before `limit`; and how far that was looked for.
pub(super) fn ending(text: &str, opening: Opening, limit: usize) -> (Option<Ending>, usize) {
    let mut search = Search { text, opening, at: opening.span.end, inner: 0, doubtful: None };
    let end = search.run(limit);
    (end, search.at)
}

/// Where a string that no quote closes ends most likely: at the end of its line, brackets left to those open.
pub(super) fn guess(text: &str, opening: Opening) -> Ending {
    let line = text[opening.span.end..].split('\n').next().unwrap_or_default();
    if opening.place == Place::Name
        && let Some(colon) = line.find(':')
    {
        return Ending::unclosed(opening.span.end + line[..colon].trim_end().len());
    }
    let mut content = line.trim_end_matches(|c| is_blank(c) || c == ',');
    for _ in 0..opening.depth {
        content = content.strip_suffix(['}', ']']).unwrap_or(content).trim_end();
    }
    Ending::unclosed(opening.span.end + content.len())
}

impl Search<'_> {
    /// Looks for the end up to `limit`.
    fn run(&mut self, limit: usize) -> Option<Ending> {
        while let Some(c) = self.text[self.at..limit].chars().next() {
            let next = self.at + c.len_utf8();
            match c {
                '\\' => {
                    self.at = next + self.text[next..limit].chars().next().map_or(0, char::len_utf8);
                    continue;
                }
                '\n' => {
                    if let Some(end) = self.line_end(self.at) {
                        return Some(end);
                    }
                    self.at = limit - self.text[self.at..limit].trim_start_matches(is_gap).len();
                    continue;
                }
                _ if quote(c) == Some(self.opening.quote) => {
                    if let Verdict::Ends(end) = self.quote(self.at, c) {
                        return Some(end);
                    }
                }
                _ => {}
            }
            self.at = next;
        }
        self.doubtful
    }

    /// What the quote `c` at `at` is.
    fn quote(&mut self, at: usize, c: char) -> Verdict {
        let ends = Verdict::Ends(Ending { content: at, end: at + c.len_utf8() });
        let after = &self.text[at + c.len_utf8()..];
        let foreign = self.opening.straight && !c.is_ascii();
        if self.opening.place == Place::Root && !foreign {
            return ends;
        }
        let can_end = self.can_end(after);
        if foreign {
            if can_end && self.doubtful.is_none() {
                self.doubtful = Some(Ending { content: at, end: at + c.len_utf8() });
            }
            return Verdict::Content;
        }
        if can_end {
            return ends;
        }
        if let Some(end) = self.doubtful.or_else(|| self.opens_next(at, after)) {
            return Verdict::Ends(end);
        }
        self.nest(at, after);
        Verdict::Content
    }

    /// Whether a string could end before `after`.
    fn can_end(&self, after: &str) -> bool {
        let rest = after.trim_start_matches(is_gap);
        let gap = &after[..after.len() - rest.len()];
        let Some(c) = rest.chars().next() else { return true };
        match mark(c) {
            ',' => self.inner == 0 || self.starts_next(&rest[c.len_utf8()..]),
            '=' => self.opening.place == Place::Name,
            mark if is_structure(mark) => true,
            '/' => rest.starts_with("//") || rest.starts_with("/*"),
            _ if gap.contains('\n') => true,
            _ if quote(c).is_some() => self.inner == 0 && (!gap.is_empty() || self.is_empty_so_far(after)),
            _ => !gap.is_empty() && self.inner == 0 && !self.follows_blank(after),
        }
    }

    /// Whether the quote before `after` has a blank or the start of the string on its left.
    fn follows_blank(&self, after: &str) -> bool {
        let quote_end = self.text.len() - after.len();
        let before = self.text[self.opening.span.end..quote_end].chars().rev().nth(1);
        before.is_none_or(|c| is_blank(c) || matches!(c, '(' | '[' | '{' | '=' | ':' | ','))
    }

    fn is_empty_so_far(&self, after: &str) -> bool {
        let quote_end = self.text.len() - after.len();
        self.text[self.opening.span.end..quote_end].chars().nth(1).is_none()
    }

    /// Whether `rest`, behind a comma, starts a member or item.
    fn starts_next(&self, rest: &str) -> bool {
        let rest = rest.trim_start_matches(is_gap);
        let Some(c) = rest.chars().next() else { return true };
        match self.opening.place {
            Place::Name | Place::Value => c == '}' || quote(c).is_some() && self.is_name(&rest[c.len_utf8()..]),
            _ => quote(c).is_some() || matches!(c, '{' | '[' | ']' | '-' | '0'..='9'),
        }
    }

    /// The end of this string, if the quote at `at` opens the next one.
    fn opens_next(&self, at: usize, after: &str) -> Option<Ending> {
        let content = self.text[self.opening.span.end..at].trim_end_matches(is_gap);
        let end = self.opening.span.end + content.len();
        let without = |mark: char| content.strip_suffix(mark).map(|rest| end - (content.len() - rest.len()));
        match self.opening.place {
            Place::Name => without(':'),
            Place::Value => without(',').filter(|_| self.is_name(after)),
            Place::Item => without(','),
            Place::Root => None,
        }
        .map(Ending::unclosed)
    }

    /// Whether `rest`, behind a quote, is a name, its other quote and a colon.
    fn is_name(&self, rest: &str) -> bool {
        let name = rest.split(|c| c == '\n' || quote(c) == Some(self.opening.quote)).next().unwrap_or_default();
        let mut behind = rest[name.len()..].chars();
        behind.next().is_some_and(|c| c != '\n') && behind.as_str().trim_start_matches(is_gap).starts_with([':', '：'])
    }

    /// The end of this string, if the line end at `at` is where its quote was lost.
    fn line_end(&mut self, at: usize) -> Option<Ending> {
        let line = self.text[self.opening.span.end..at].trim_end_matches(|c| is_blank(c) || c == ',');
        let end = Ending::unclosed(self.opening.span.end + line.len());
        let next = self.text[at..].trim_start_matches(is_gap);
        let mut chars = next.chars();
        match chars.next() {
            Some(c) if quote(c) == Some(self.opening.quote) && self.is_name(chars.as_str()) => Some(end),
            Some('}' | ']') => {
                self.doubtful.get_or_insert(end);
                None
            }
            _ => None,
        }
    }

    /// Counts a quote of content before `after` as opening or closing.
    fn nest(&mut self, at: usize, after: &str) {
        let before = self.text[self.opening.span.end..at].chars().next_back();
        let inside_word = before.is_some_and(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
        if after.starts_with(is_gap) || (before.is_some_and(char::is_alphanumeric) && !inside_word) {
            self.inner = self.inner.saturating_sub(1);
        } else if !inside_word {
            self.inner += 1;
        }
    }
}

fn is_gap(c: char) -> bool {
    c.is_whitespace()
}
