//! What starts with `$`, and backticks.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{digit1, one_of};
use nom::combinator::recognize;
use nom::sequence::delimited;

use super::Reader;
use super::list::Until;
use super::simple::name;
use crate::shell::parts::Parts;
use crate::shell::{ComplaintKind, Quoting, UnknownKind};
use crate::text::Span;

/// Characters in an expression of a pipeline, at most; a limit keeps the look ahead short.
const LONGEST: usize = 256;

/// What ends an expansion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Close {
    Brace,
    Arithmetic,
}

fn special(input: &str) -> nom::IResult<&str, &str, ()> {
    recognize(one_of("@*#?-$!0123456789")).parse(input)
}

/// `$NAME`, `$1`, `$?`
fn variable(input: &str) -> nom::IResult<&str, &str, ()> {
    (tag("$"), alt((name, special))).map(|(_, name)| name).parse(input)
}

/// `${{ secrets.TOKEN }}`: an expression that a pipeline fills in.
fn template(input: &str) -> nom::IResult<&str, &str, ()> {
    let inside = take_while_m_n(1, LONGEST, |c| !matches!(c, '\n' | '}'));
    delimited(tag("${{"), inside, tag("}}")).parse(input)
}

/// `${NAME}`, `${10}`, `${?}`
fn braced(input: &str) -> nom::IResult<&str, &str, ()> {
    delimited(tag("${"), alt((name, digit1, special)), tag("}")).parse(input)
}

/// How many of `letters` stand between `((` and the parenthesis that closes the first, and whether
/// it is doubled.
fn arithmetic_extent(letters: &[u8]) -> (usize, bool) {
    let mut open = 2;
    let mut quote = None;
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        at += 1;
        match letter {
            b'\\' => at += 1,
            _ if quote == Some(letter) => quote = None,
            _ if quote.is_some() => {}
            b'\'' | b'"' => quote = Some(letter),
            b'(' => open += 1,
            b')' => open -= 1,
            _ => {}
        }
        if open == 1 {
            return (at, letters.get(at) == Some(&b')'));
        }
    }
    (at, true)
}

impl<'a> Reader<'a> {
    /// Reads what a `$` starts; by itself it is a letter.
    pub(super) fn dollar(&mut self, parts: &mut Parts<'a>, quoting: Quoting) {
        let start = self.cursor.at();
        let rest = self.cursor.rest();
        if quoting == Quoting::Bare && rest.starts_with("$'") {
            self.ansi(parts);
        } else if quoting == Quoting::Bare && rest.starts_with("$\"") {
            self.double(parts, "$\"");
        } else if let Some(name) = self.cursor.eat(alt((variable, braced))) {
            let kind = UnknownKind::Variable(name.to_owned());
            parts.unknown(self.cursor.since(start), quoting, kind);
        } else if self.expansion(quoting) {
            parts.unknown(self.cursor.since(start), quoting, UnknownKind::Expansion);
        } else {
            self.cursor.step();
            parts.plain(self.cursor.since(start), quoting);
        }
    }

    /// Reads `$((…))`, `$(…)`, `${…}` or `${{…}}`; `false` if none is next.
    fn expansion(&mut self, quoting: Quoting) -> bool {
        let rest = self.cursor.rest();
        if rest.starts_with("$((") && self.is_arithmetic(3) {
            if let Some(open) = self.cursor.token("$((") {
                self.arithmetic(open);
            }
        } else if let Some(open) = self.cursor.token("$(") {
            self.substitution(open);
        } else if self.cursor.eat(template).is_some() {
            // It is gone before a shell reads it.
        } else if let Some(open) = self.cursor.token("${") {
            self.deeper(open, |reader| reader.enclosed(open, Close::Brace, quoting));
        } else {
            return false;
        }
        true
    }

    /// Whether the `((` that ends `length` bytes ahead is arithmetic, not a subshell.
    ///
    /// Looking ahead again and again could take forever, so there is a budget.
    pub(super) fn is_arithmetic(&mut self, length: usize) -> bool {
        if self.lookahead == 0 {
            return false;
        }
        let (extent, arithmetic) = arithmetic_extent(&self.cursor.rest().as_bytes()[length..]);
        self.lookahead = self.lookahead.saturating_sub(extent);
        arithmetic
    }

    /// Reads the commands up to `)`.
    fn substitution(&mut self, open: Span) {
        self.deeper(open, |reader| reader.list(Until::Parenthesis));
        if self.cursor.token(")").is_none() {
            self.complain(open, ComplaintKind::OpenExpansion);
        }
    }

    /// Reads up to the `))` that closes `open`.
    pub(super) fn arithmetic(&mut self, open: Span) {
        self.deeper(open, |reader| reader.enclosed(open, Close::Arithmetic, Quoting::Bare));
    }

    /// `<(…)`, `>(…)`
    pub(super) fn process(&mut self, parts: &mut Parts<'a>) {
        let start = self.cursor.at();
        self.cursor.eat((one_of("<>"), tag("(")));
        self.substitution(self.cursor.since(start));
        parts.unknown(self.cursor.since(start), Quoting::Bare, UnknownKind::Expansion);
    }

    /// Reads the inside of an expansion, only for where it ends and what is substituted in it.
    fn enclosed(&mut self, open: Span, close: Close, quoting: Quoting) {
        let mut scratch = Parts::new(self.cursor.text(), self.cursor.at());
        let mut parentheses = 0_usize;
        while !self.closes(close, parentheses) {
            match self.cursor.peek() {
                None => return self.complain(open, ComplaintKind::OpenExpansion),
                Some('(') => parentheses += 1,
                Some(')') => parentheses = parentheses.saturating_sub(1),
                Some(_) => {}
            }
            self.enclosed_item(&mut scratch, quoting);
        }
    }

    /// Reads what ends an expansion, if it is next.
    fn closes(&mut self, close: Close, parentheses: usize) -> bool {
        match close {
            Close::Brace => self.cursor.token("}").is_some(),
            Close::Arithmetic => parentheses == 0 && self.cursor.eat(alt((tag("))"), tag(")")))).is_some(),
        }
    }

    fn enclosed_item(&mut self, scratch: &mut Parts<'a>, quoting: Quoting) {
        match self.cursor.peek() {
            Some('\'') if quoting == Quoting::Bare => self.single(scratch),
            Some('"') => self.double(scratch, "\""),
            Some('$') => self.dollar(scratch, quoting),
            Some('`') => self.backtick(scratch, quoting),
            Some('\\') => {
                self.cursor.step();
                self.cursor.step();
            }
            _ => {
                self.cursor.step();
            }
        }
    }

    /// `` `…` ``: the first unescaped backtick ends it, whatever the quotes inside.
    pub(super) fn backtick(&mut self, parts: &mut Parts<'a>, quoting: Quoting) {
        let Some(open) = self.cursor.token("`") else { return };
        let close = closing_backtick(self.cursor.rest()).map(|length| open.end + length);
        let inside = close.unwrap_or(open.end + self.cursor.rest().len());
        let limit = self.cursor.limit(inside);
        self.deeper(open, |reader| reader.list(Until::Backtick));
        self.cursor.finish();
        self.cursor.limit(limit);
        if self.cursor.token("`").is_none() {
            self.complain(open, ComplaintKind::OpenExpansion);
        }
        parts.unknown(self.cursor.since(open.start), quoting, UnknownKind::Expansion);
    }
}

fn closing_backtick(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.bytes().position(|letter| {
        let closes = letter == b'`' && !escaped;
        escaped = letter == b'\\' && !escaped;
        closes
    })
}
