//! A place in a text, moved on by nom parsers. Knows no shell.

use nom::Parser;

use crate::text::Span;

/// The unread part of a text, up to a movable limit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, end: text.len() }
    }

    /// The whole text, the read and the unread.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..self.end]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn starts_with(&self, token: &str) -> bool {
        self.rest().starts_with(token)
    }

    /// What has been read since `start`.
    pub(super) fn since(&self, start: usize) -> Span {
        Span::new(start, self.at)
    }

    /// Moves on by what `parser` takes; stays where it does not match.
    pub(super) fn eat<O>(&mut self, mut parser: impl Parser<&'a str, Output = O, Error = ()>) -> Option<O> {
        let (rest, output) = parser.parse(self.rest()).ok()?;
        self.at = self.end - rest.len();
        Some(output)
    }

    /// Moves on by what `parser` takes and gives its span.
    pub(super) fn take<O>(&mut self, parser: impl Parser<&'a str, Output = O, Error = ()>) -> Option<Span> {
        let start = self.at;
        self.eat(parser)?;
        Some(self.since(start))
    }

    /// Moves on by `token` if it is next.
    pub(super) fn token(&mut self, token: &str) -> Option<Span> {
        let start = self.at;
        self.starts_with(token).then(|| {
            self.at += token.len();
            self.since(start)
        })
    }

    /// Moves on by one character.
    pub(super) fn step(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    /// Moves on to the limit.
    pub(super) fn finish(&mut self) {
        self.at = self.end;
    }

    /// Sets the limit and gives the old one.
    pub(super) fn limit(&mut self, end: usize) -> usize {
        std::mem::replace(&mut self.end, end)
    }

    /// Moves to `at`, which must lie before the limit.
    pub(super) fn jump(&mut self, at: usize) {
        debug_assert!(at <= self.end);
        self.at = at;
    }
}
