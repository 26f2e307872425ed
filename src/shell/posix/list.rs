//! Lists: pipelines and the operators between them.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while1};
use nom::character::complete::char;
use nom::combinator::{not, recognize, value};
use nom::multi::many0_count;

use super::Reader;
use super::frame::{Frame, Place};
use crate::shell::{ComplaintKind, End, Simple, Within};
use crate::text::Span;

/// Where a list ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Until {
    /// At the end of the text.
    Text,
    /// Before a `)` that nothing inside has opened.
    Parenthesis,
    /// At the end of what stands between backticks.
    Backtick,
}

/// How much of a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// All of it.
    Whole,
    /// Its first pipeline, heredocs included.
    First,
}

/// What stands between commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operator {
    Pipe,
    List(End),
    /// `;;` and its like, at home in `case` only.
    NextCase,
}

fn operator(input: &str) -> nom::IResult<&str, Operator, ()> {
    alt((
        value(Operator::List(End::And), tag("&&")),
        value(Operator::List(End::Or), tag("||")),
        value(Operator::NextCase, alt((tag(";;&"), tag(";;"), tag(";&")))),
        value(Operator::Pipe, alt((tag("|&"), tag("|")))),
        value(Operator::List(End::Semicolon), char(';')),
        value(Operator::List(End::Background), (char('&'), not(char('>')))),
    ))
    .parse(input)
}

/// Blanks and continuations.
pub(super) fn blanks(input: &str) -> nom::IResult<&str, &str, ()> {
    let blank = take_while1(|letter| letter == ' ' || letter == '\t');
    recognize(many0_count(alt((blank, tag("\\\n"))))).parse(input)
}

fn comment(input: &str) -> nom::IResult<&str, &str, ()> {
    recognize((char('#'), take_while(|letter| letter != '\n'))).parse(input)
}

impl Reader<'_> {
    /// Reads commands until `until`, on a frame of their own.
    pub(super) fn list(&mut self, until: Until) {
        let within = Within { condition: false, captured: until != Until::Text, ..self.within() };
        let around = std::mem::replace(&mut self.frame, Frame { around: within, ..Frame::default() });
        while self.item(until) && !self.has_enough(until) {}
        self.finish(until);
        self.frame = around;
    }

    /// Whether the first pipeline is all that was asked for, and it is read.
    fn has_enough(&self, until: Until) -> bool {
        self.extent == Extent::First
            && until == Until::Text
            && !self.pipelines.is_empty()
            && self.frame.pipeline.commands.is_empty()
            && self.frame.pending.is_empty()
    }

    /// Reads one command or operator; `false` at the end of the list.
    pub(super) fn item(&mut self, until: Until) -> bool {
        self.gap();
        let start = self.cursor.at();
        if let Some(operator) = self.cursor.eat(operator) {
            self.operator(operator, self.cursor.since(start));
            return true;
        }
        match self.cursor.peek() {
            None => return false,
            Some('\n') => self.newline(),
            Some(')') if until == Until::Parenthesis && !self.in_subshell() => return false,
            Some(')') => self.close_subshell(),
            Some('(') => self.open_subshell(),
            Some(_) => self.command(),
        }
        true
    }

    /// Skips blanks, continuations and a comment.
    pub(super) fn gap(&mut self) {
        self.cursor.eat(blanks);
        self.cursor.eat(comment);
    }

    /// Skips what may stand before a word that need not be on the same line.
    pub(super) fn gap_with_newlines(&mut self) {
        self.gap();
        while self.cursor.peek() == Some('\n') {
            self.newline();
            self.gap();
        }
    }

    fn newline(&mut self) {
        self.cursor.step();
        if matches!(self.frame.place, Place::Prefix | Place::Command | Place::Closed(_)) {
            self.end_pipeline(End::Newline);
            self.frame.place = Place::Start;
        }
        self.heredoc_bodies();
    }

    fn operator(&mut self, operator: Operator, span: Span) {
        let in_case = operator == Operator::NextCase && self.in_case();
        let misplaced = match self.frame.place {
            Place::Start => !in_case,
            Place::Prefix => operator != Operator::List(End::Semicolon),
            Place::Needed(_) | Place::Head(_) => true,
            Place::Command | Place::Closed(_) => operator == Operator::NextCase && !in_case,
        };
        if misplaced {
            self.complain(span, ComplaintKind::Operator);
        }
        match operator {
            Operator::Pipe => self.frame.place = Place::Needed(span),
            Operator::List(end) => {
                self.end_pipeline(end);
                let needed = matches!(end, End::And | End::Or);
                self.frame.place = if needed { Place::Needed(span) } else { Place::Start };
            }
            Operator::NextCase => {
                self.end_pipeline(End::Semicolon);
                self.frame.place = Place::Start;
                if in_case {
                    self.pattern();
                }
            }
        }
    }

    /// Adds `command` to the pipeline being read.
    pub(super) fn push_command(&mut self, command: Simple) {
        self.frame.pipeline.commands.push(command);
        self.frame.place = Place::Command;
    }

    /// Ends the pipeline being read, if there is one.
    pub(super) fn end_pipeline(&mut self, end: End) {
        let mut pipeline = std::mem::take(&mut self.frame.pipeline);
        if let (Some(first), Some(last)) = (pipeline.commands.first(), pipeline.commands.last()) {
            pipeline.span = first.span.cover(last.span);
            pipeline.end = end;
            pipeline.within = self.within();
            self.pipelines.push(pipeline);
        }
    }

    fn finish(&mut self, until: Until) {
        if let Place::Needed(span) | Place::Head(span) = self.frame.place {
            self.complain(span, ComplaintKind::Operator);
        }
        self.end_pipeline(if until == Until::Text { End::Text } else { End::Close });
        for open in std::mem::take(&mut self.frame.opens) {
            self.complain(open.span, ComplaintKind::Operator);
        }
        for pending in std::mem::take(&mut self.frame.pending) {
            self.complain(pending.span, ComplaintKind::OpenHeredoc);
        }
    }
}
