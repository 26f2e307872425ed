//! Simple commands: assignments, words and redirections.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_till, take_while};
use nom::character::complete::{char, digit0, satisfy};
use nom::combinator::{not, opt, recognize};
use nom::sequence::delimited;

use super::Reader;
use super::frame::Place;
use super::headers::parentheses;
use super::heredoc::Pending;
use super::list::blanks;
use crate::shell::parts::Parts;
use crate::shell::{Assignment, ComplaintKind, Quoting, Redirect, Simple, UnknownKind, Word};
use crate::text::Span;

/// The longer of two that start alike stands first.
const REDIRECTS: [&str; 12] = ["<<<", "<<-", "<<", "<&", "<>", "<", "&>>", "&>", ">>", ">&", ">|", ">"];

/// The commands whose arguments may be arrays.
const DECLARATIONS: [&str; 5] = ["declare", "export", "local", "readonly", "typeset"];

/// Whether `letter` ends a word.
pub(super) fn is_meta(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '|' | '&' | ';' | '(' | ')' | '<' | '>')
}

/// The name of a variable.
pub(super) fn name(input: &str) -> nom::IResult<&str, &str, ()> {
    let first = satisfy(|letter| letter.is_ascii_alphabetic() || letter == '_');
    recognize((first, take_while(|letter: char| letter.is_ascii_alphanumeric() || letter == '_'))).parse(input)
}

/// `NAME=`, `NAME+=`, `NAME[0]=`
fn assigned(input: &str) -> nom::IResult<&str, &str, ()> {
    let index = delimited(char('['), take_till(|letter| is_meta(letter) || letter == ']'), char(']'));
    let (rest, (name, _, _)) = (name, opt(index), alt((tag("="), tag("+=")))).parse(input)?;
    Ok((rest, name))
}

/// The file descriptor and operator of a redirection.
fn redirection(input: &str) -> nom::IResult<&str, (Option<u32>, &'static str), ()> {
    let (rest, digits) = digit0(input)?;
    not(alt((tag("<("), tag(">(")))).parse(rest)?;
    let operator = REDIRECTS.into_iter().find(|operator| rest.starts_with(operator)).ok_or(nom::Err::Error(()))?;
    if operator.starts_with('&') && !digits.is_empty() {
        return Err(nom::Err::Error(()));
    }
    Ok((&rest[operator.len()..], (digits.parse().ok(), operator)))
}

impl Reader<'_> {
    /// Reads a simple command, or a reserved word in its place.
    pub(super) fn command(&mut self) {
        if self.reserved() {
            return;
        }
        let place = self.frame.place;
        if matches!(place, Place::Closed(_)) && self.redirect().is_some() {
            return;
        }
        if let Place::Closed(span) | Place::Head(span) = place {
            self.complain(span, ComplaintKind::Operator);
        }
        let mut command = Simple::default();
        let start = self.cursor.at();
        let mut end = start;
        while self.element(&mut command) {
            end = self.cursor.at();
            if command.words.len() == 1 && self.cursor.eat(parentheses).is_some() {
                self.frame.place = Place::Head(self.cursor.since(start));
                return;
            }
        }
        command.span = Span::new(start, end);
        self.push_command(command);
    }

    /// Reads one word, assignment or redirection into `command`; `false` where it ends.
    fn element(&mut self, command: &mut Simple) -> bool {
        self.cursor.eat(blanks);
        if matches!(self.cursor.peek(), None | Some('#' | '\n')) {
            return false;
        }
        if let Some(redirect) = self.redirect() {
            command.redirects.push(redirect);
            return true;
        }
        let start = self.cursor.at();
        if command.words.is_empty()
            && let Some(name) = self.cursor.eat(assigned)
        {
            let value = self.assigned_value();
            command.assignments.push(Assignment { span: self.cursor.since(start), name: name.to_owned(), value });
            return true;
        }
        let mut word = self.word();
        if word.span.is_empty() {
            return false;
        }
        if self.cursor.starts_with("(") && self.declares(command, word.span) {
            let array = self.assigned_value();
            word.span.end = array.span.end;
            word.parts.extend(array.parts);
        }
        command.words.push(word);
        true
    }

    /// Whether `word` is the `NAME=` of an array in a `declare` or its like.
    fn declares(&self, command: &Simple, word: Span) -> bool {
        let text = self.cursor.text();
        let first = command.words.first().map_or("", |first| first.span.of(text));
        DECLARATIONS.contains(&first) && matches!(assigned(word.of(text)), Ok(("", _)))
    }

    /// Reads the right side of an assignment.
    fn assigned_value(&mut self) -> Word {
        if self.cursor.starts_with("(") { self.array() } else { self.word() }
    }

    /// `( WORD… )`, which is worth nothing as a word.
    fn array(&mut self) -> Word {
        let start = self.cursor.at();
        let mut parts = Parts::new(self.cursor.text(), start);
        self.cursor.step();
        let open = self.cursor.since(start);
        self.deeper(open, |reader| reader.array_items(open));
        parts.unknown(self.cursor.since(start), Quoting::Bare, UnknownKind::Expansion);
        parts.word()
    }

    fn array_items(&mut self, open: Span) {
        loop {
            self.gap_with_newlines();
            if self.cursor.token(")").is_some() {
                return;
            }
            if self.word().span.is_empty() {
                self.complain(open, ComplaintKind::OpenExpansion);
                return;
            }
        }
    }

    /// Whether the number of a file descriptor is next, with the operator that it belongs to.
    fn is_descriptor(&self) -> bool {
        matches!(redirection(self.cursor.rest()), Ok((_, (Some(_), _))))
    }

    /// Reads a redirection, if one is next.
    pub(super) fn redirect(&mut self) -> Option<Redirect> {
        let start = self.cursor.at();
        let (fd, operator) = self.cursor.eat(redirection)?;
        let written = self.cursor.since(start);
        self.cursor.eat(blanks);
        // A comment is no target, nor is the descriptor of the next redirection.
        let is_none = self.cursor.starts_with("#") || !operator.ends_with('&') && self.is_descriptor();
        let target = if is_none { Word::default() } else { self.word() };
        if target.span.is_empty() {
            self.complain(written, ComplaintKind::NoTarget);
            let target = Word { span: Span::at(written.end), parts: Vec::new() };
            return Some(Redirect { span: written, fd, operator, target, heredoc: None });
        }
        let span = self.cursor.since(start);
        if matches!(operator, "<<" | "<<-") {
            let pending = Pending::new(span, operator, &target, self.cursor.text());
            self.frame.pending.push(pending);
        }
        Some(Redirect { span, fd, operator, target, heredoc: None })
    }
}
