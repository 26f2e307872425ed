//! Strings of PowerShell: verbatim and expandable, between quotes and as here-strings.

use nom::bytes::complete::take_while1;
use nom::character::complete::{char, one_of, satisfy, space0};
use nom::combinator::peek;
use nom::sequence::delimited;

use super::{PowerShell, is_double, is_single};
use crate::shell::windows::argument::Argument;
use crate::shell::windows::{Reader, newline};
use crate::shell::{ComplaintKind, Quoting};
use crate::text::Span;

impl<'a> Reader<'a, PowerShell> {
    /// `'…'`
    pub(super) fn single(&mut self, argument: &mut Argument<'a>) {
        let Some(open) = self.cursor.take(satisfy(is_single)) else { return };
        argument.delimiter(open, Quoting::Single, Quoting::Single);
        loop {
            self.verbatim(argument, is_single);
            let start = self.cursor.at();
            let Some(letter) = self.cursor.eat(satisfy(is_single)) else {
                return self.complain(open, ComplaintKind::OpenQuote(Quoting::Single));
            };
            if self.cursor.eat(satisfy(is_single)).is_none() {
                return argument.delimiter(self.cursor.since(start), Quoting::Single, Quoting::Bare);
            }
            argument.letter(self.cursor.since(start), letter);
        }
    }

    /// Reads letters that mean themselves up to one that is `closing`.
    fn verbatim(&mut self, argument: &mut Argument<'a>, closing: fn(char) -> bool) {
        while let Some(letter) = self.cursor.peek().filter(|letter| !closing(*letter)) {
            let start = self.cursor.at();
            if matches!(letter, '\\' | '"') {
                self.cursor.step();
                argument.letter(self.cursor.since(start), letter);
            } else {
                self.cursor.eat(take_while1(|letter| !closing(letter) && !matches!(letter, '\\' | '"')));
                argument.run(self.cursor.since(start));
            }
        }
    }

    /// `"…"`
    pub(super) fn double(&mut self, argument: &mut Argument<'a>) {
        let Some(open) = self.cursor.take(satisfy(is_double)) else { return };
        argument.delimiter(open, Quoting::Double, Quoting::Double);
        loop {
            self.expandable(argument, is_double);
            let start = self.cursor.at();
            let Some(letter) = self.cursor.eat(satisfy(is_double)) else {
                return self.complain(open, ComplaintKind::OpenQuote(Quoting::Double));
            };
            if self.cursor.eat(satisfy(is_double)).is_none() {
                return argument.delimiter(self.cursor.since(start), Quoting::Double, Quoting::Bare);
            }
            argument.letter(self.cursor.since(start), letter);
        }
    }

    /// Reads text with escapes and variables up to a letter that is `closing`.
    fn expandable(&mut self, argument: &mut Argument<'a>, closing: fn(char) -> bool) {
        while let Some(letter) = self.cursor.peek().filter(|letter| !closing(*letter)) {
            let start = self.cursor.at();
            if letter == '"' {
                self.cursor.step();
                argument.letter(self.cursor.since(start), letter);
            } else if matches!(letter, '`' | '$' | '\\') {
                self.special(argument);
            } else {
                let is_run = |letter| !closing(letter) && !matches!(letter, '`' | '$' | '\\' | '"');
                self.cursor.eat(take_while1(is_run));
                argument.run(self.cursor.since(start));
            }
        }
    }

    /// `@'⏎…⏎'@`, `@"⏎…⏎"@`
    pub(super) fn here_string(&mut self, argument: &mut Argument<'a>) -> bool {
        let start = self.cursor.at();
        let Some(quote) = self.cursor.eat(delimited(char('@'), one_of("'\""), (space0, peek(newline)))) else {
            return false;
        };
        let quoting = if quote == '"' { Quoting::Double } else { Quoting::Single };
        let head = self.cursor.at();
        let tail = self.cursor.rest().find(if quote == '"' { "\n\"@" } else { "\n'@" }).map(|length| head + length);
        let Some(tail) = tail else {
            self.complain(Span::new(start, start + 2), ComplaintKind::OpenQuote(quoting));
            argument.delimiter(self.cursor.since(start), quoting, quoting);
            self.verbatim(argument, |_| false);
            return true;
        };
        let end = tail - usize::from(self.cursor.text()[head..tail].ends_with('\r'));
        self.cursor.eat(newline);
        self.cursor.jump(self.cursor.at().min(end));
        argument.delimiter(self.cursor.since(start), quoting, quoting);
        let limit = self.cursor.limit(end);
        match quoting {
            Quoting::Double => self.expandable(argument, |_| false),
            _ => self.verbatim(argument, |_| false),
        }
        self.cursor.limit(limit);
        self.cursor.jump(tail + 3);
        argument.delimiter(Span::new(end, tail + 3), quoting, Quoting::Bare);
        true
    }
}
