//! What stands between the reserved words of compound commands: names, word lists, patterns, tests.

use nom::Parser;
use nom::character::complete::{char, space0};
use nom::combinator::{opt, recognize};

use super::Reader;
use super::compound::token;
use super::frame::{Place, Stage};
use crate::shell::ComplaintKind;
use crate::text::Span;

impl Reader<'_> {
    /// `for NAME in WORD… ;`, `for NAME`, `for ((…))`
    pub(super) fn for_header(&mut self, span: Span) {
        self.enter();
        self.stage(Stage::For, span);
        self.gap();
        if let Some(open) = self.cursor.token("((") {
            self.arithmetic(open);
        } else if self.plain_word().is_none() {
            self.complain(span, ComplaintKind::Operator);
        }
        self.gap_with_newlines();
        if self.keyword("in").is_some() {
            self.words();
        }
        self.gap();
        self.cursor.eat(char(';'));
        self.frame.place = Place::Start;
    }

    /// `case WORD in`
    pub(super) fn case_header(&mut self, span: Span) {
        self.enter();
        self.stage(Stage::Case, span);
        self.gap();
        if self.plain_word().is_none() {
            self.complain(span, ComplaintKind::Operator);
        }
        self.gap_with_newlines();
        if self.keyword("in").is_none() {
            self.complain(span, ComplaintKind::Operator);
        }
        self.frame.place = Place::Start;
        self.pattern();
    }

    /// The patterns before a branch of `case`, up to their `)`; or nothing, before `esac`.
    pub(super) fn pattern(&mut self) {
        self.gap_with_newlines();
        if matches!(token(self.cursor.rest()), Ok((_, "esac"))) {
            return;
        }
        self.cursor.eat(char('('));
        let start = self.cursor.at();
        loop {
            self.words();
            if self.cursor.eat((char('|'), space0)).is_none() {
                break;
            }
        }
        if self.cursor.token(")").is_none() {
            self.complain(self.cursor.since(start), ComplaintKind::Operator);
        }
    }

    /// `function NAME` with or without `()`
    pub(super) fn function_header(&mut self, span: Span) {
        self.enter();
        self.gap();
        if self.plain_word().is_none() {
            self.complain(span, ComplaintKind::Operator);
        }
        self.cursor.eat(opt(parentheses));
        self.frame.place = Place::Head(span);
    }

    /// `[[ … ]]`, whose operators are not those of commands.
    pub(super) fn test(&mut self, span: Span) {
        self.enter();
        self.frame.place = Place::Closed(span);
        loop {
            self.gap_with_newlines();
            if self.keyword("]]").is_some() {
                return;
            }
            if self.plain_word().is_none() && self.cursor.step().is_none() {
                self.complain(span, ComplaintKind::Operator);
                return;
            }
        }
    }

    fn keyword(&mut self, word: &str) -> Option<Span> {
        matches!(token(self.cursor.rest()), Ok((_, next)) if next == word).then(|| self.cursor.token(word)).flatten()
    }

    /// Reads a word only for what is substituted in it.
    fn plain_word(&mut self) -> Option<Span> {
        let word = self.word();
        (!word.span.is_empty()).then_some(word.span)
    }

    /// Reads the words up to an operator or line end.
    fn words(&mut self) {
        self.gap();
        while self.plain_word().is_some() {
            self.gap();
        }
    }
}

/// The `()` of a function definition.
pub(super) fn parentheses(input: &str) -> nom::IResult<&str, &str, ()> {
    recognize((space0, char('('), space0, char(')'))).parse(input)
}
