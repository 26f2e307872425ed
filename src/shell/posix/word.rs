//! Words: bare text, quotes and escapes.

use nom::Parser;
use nom::bytes::complete::{tag, take_while1};
use nom::multi::many1_count;

use super::Reader;
use super::simple::is_meta;
use crate::shell::parts::Parts;
use crate::shell::{ComplaintKind, Quoting, Word};
use crate::text::Span;

fn is_plain(letter: char) -> bool {
    !is_meta(letter) && !matches!(letter, '\'' | '"' | '\\' | '$' | '`')
}

fn continuations(input: &str) -> nom::IResult<&str, usize, ()> {
    many1_count(tag("\\\n")).parse(input)
}

impl<'a> Reader<'a> {
    /// Reads a word; an empty one where no word is next.
    pub(super) fn word(&mut self) -> Word {
        let mut parts = Parts::new(self.cursor.text(), self.cursor.at());
        while self.bare(&mut parts) {}
        parts.word()
    }

    /// Reads one run, escape, quoted string or expansion outside quotes; `false` where the word ends.
    fn bare(&mut self, parts: &mut Parts<'a>) -> bool {
        match self.cursor.peek() {
            None => return false,
            Some('\'') => self.single(parts),
            Some('"') => self.double(parts, "\""),
            Some('\\') => return self.bare_escape(parts),
            Some('$') => self.dollar(parts, Quoting::Bare),
            Some('`') => self.backtick(parts, Quoting::Bare),
            Some('<' | '>') if self.cursor.rest()[1..].starts_with('(') => self.process(parts),
            Some(letter) if is_meta(letter) => return false,
            Some(_) => {
                if let Some(run) = self.cursor.take(take_while1(is_plain)) {
                    parts.plain(run, Quoting::Bare);
                }
            }
        }
        true
    }

    /// `\x`, or continuations, which belong to the word only if it goes on behind them.
    fn bare_escape(&mut self, parts: &mut Parts<'a>) -> bool {
        let start = self.cursor.at();
        if self.cursor.eat(continuations).is_some() {
            let goes_on = self.cursor.peek().is_some_and(|letter| !is_meta(letter));
            if goes_on {
                self.mark_each(start, parts, Quoting::Bare);
            } else {
                self.cursor.jump(start);
            }
            return goes_on;
        }
        self.cursor.step();
        match self.cursor.step() {
            Some(letter) => parts.escape(self.cursor.since(start), Quoting::Bare, letter.to_string()),
            None => parts.plain(self.cursor.since(start), Quoting::Bare),
        }
        true
    }

    /// Marks each continuation from `start` to here.
    fn mark_each(&mut self, start: usize, parts: &mut Parts<'a>, quoting: Quoting) {
        for at in (start..self.cursor.at()).step_by(2) {
            parts.mark(Span::new(at, at + 2), quoting);
        }
    }

    /// `'…'`
    pub(super) fn single(&mut self, parts: &mut Parts<'a>) {
        let Some(open) = self.cursor.token("'") else { return };
        parts.mark(open, Quoting::Single);
        if let Some(run) = self.cursor.take(take_while1(|letter| letter != '\'')) {
            parts.plain(run, Quoting::Single);
        }
        self.close_quote(open, "'", parts, Quoting::Single);
    }

    /// `"…"`, where `mark` is how it opens.
    pub(super) fn double(&mut self, parts: &mut Parts<'a>, mark: &str) {
        let Some(open) = self.cursor.token(mark) else { return };
        parts.mark(open, Quoting::Double);
        self.deeper(open, |reader| while reader.double_item(parts, Some('"')) {});
        let quote = Span::new(open.end - 1, open.end);
        self.close_quote(quote, "\"", parts, Quoting::Double);
    }

    /// Reads one run, escape or expansion between double quotes or in a heredoc; `false` before
    /// `close` and at the end.
    pub(super) fn double_item(&mut self, parts: &mut Parts<'a>, close: Option<char>) -> bool {
        match self.cursor.peek() {
            None => return false,
            letter if letter == close => return false,
            Some('\\') => self.double_escape(parts, close),
            Some('$') => self.dollar(parts, Quoting::Double),
            Some('`') => self.backtick(parts, Quoting::Double),
            Some(_) => {
                let plain = |letter| !matches!(letter, '\\' | '$' | '`') && Some(letter) != close;
                if let Some(run) = self.cursor.take(take_while1(plain)) {
                    parts.plain(run, Quoting::Double);
                }
            }
        }
        true
    }

    /// A backslash escapes only what would otherwise be special.
    fn double_escape(&mut self, parts: &mut Parts<'a>, close: Option<char>) {
        let start = self.cursor.at();
        self.cursor.step();
        let next = self.cursor.peek();
        if matches!(next, Some('$' | '`' | '\\' | '\n')) || next.is_some() && next == close {
            let worth = next.filter(|letter| *letter != '\n').map(String::from);
            self.cursor.step();
            parts.escape(self.cursor.since(start), Quoting::Double, worth.unwrap_or_default());
        } else {
            parts.plain(self.cursor.since(start), Quoting::Double);
        }
    }

    /// Reads the closing quote, or complains of the one that opened.
    pub(super) fn close_quote(&mut self, open: Span, mark: &str, parts: &mut Parts<'a>, quoting: Quoting) {
        match self.cursor.token(mark) {
            Some(close) => parts.mark(close, quoting),
            None => self.complain(open, ComplaintKind::OpenQuote(quoting)),
        }
    }
}
