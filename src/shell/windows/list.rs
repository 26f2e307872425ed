//! Lists: pipelines, blocks and the operators between them.

use nom::branch::alt;
use nom::bytes::complete::take_while1;
use nom::multi::many0_count;

use super::{First, Operator, Place, Reader, Syntax, newline};
use crate::shell::{ComplaintKind, End};
use crate::text::Span;

impl<S: Syntax> Reader<'_, S> {
    /// Reads commands up to the end of the text or, in a substitution, up to its `)`.
    pub(super) fn list(&mut self, end: End) {
        let around = std::mem::take(&mut self.frame);
        while self.item(end) && !self.has_enough(end) {}
        if let Place::Needed(span) = self.frame.place {
            self.complain(span, ComplaintKind::Operator);
        }
        self.end_pipeline(end);
        for block in std::mem::take(&mut self.frame.blocks) {
            self.complain(block, ComplaintKind::Operator);
        }
        self.frame = around;
    }

    /// Whether the first pipeline is all that was asked for, and it is read.
    fn has_enough(&self, end: End) -> bool {
        self.first == First::Only
            && end == End::Text
            && !self.script.pipelines.is_empty()
            && self.frame.pipeline.commands.is_empty()
    }

    /// Reads one command or operator; `false` at the end of the list.
    fn item(&mut self, end: End) -> bool {
        self.gap();
        let start = self.cursor.at();
        let starts = self.frame.place != Place::Command;
        if starts && self.cursor.eat(S::lead).is_some() {
            return true;
        }
        if self.cursor.eat(newline).is_some() {
            self.newline();
        } else if end == End::Close && self.frame.blocks.is_empty() && self.cursor.starts_with(")") {
            return false;
        } else if starts && self.cursor.eat(S::open).is_some() {
            self.operator(Operator::Open, self.cursor.since(start));
        } else if let Some(operator) = self.next_operator() {
            self.cursor.eat(|input| S::operator(input, self.frame.blocks.len()));
            self.operator(operator, self.cursor.since(start));
        } else {
            return self.cursor.peek().is_some() && self.command();
        }
        true
    }

    /// Skips blanks, continuations and comments.
    pub(super) fn gap(&mut self) {
        let blank = take_while1(|letter| letter == ' ' || letter == '\t');
        if self.syntax.is_quoted() {
            self.cursor.eat(blank);
        } else {
            self.cursor.eat(many0_count(alt((blank, S::gap))));
        }
    }

    /// The operator that is next, unread.
    pub(super) fn next_operator(&self) -> Option<Operator> {
        let (_, operator) = S::operator(self.cursor.rest(), self.frame.blocks.len()).ok()?;
        (!self.syntax.is_quoted()).then_some(operator)
    }

    fn newline(&mut self) {
        self.syntax.end_line();
        if self.frame.place == Place::Command {
            self.end_pipeline(End::Newline);
            self.frame.place = Place::Start;
        }
    }

    pub(super) fn operator(&mut self, operator: Operator, span: Span) {
        if matches!(operator, Operator::Pipe | Operator::List(_)) && self.frame.place != Place::Command {
            self.complain(span, ComplaintKind::Operator);
        }
        match operator {
            Operator::Pipe => self.frame.place = Place::Needed(span),
            Operator::List(end) => {
                self.end_pipeline(end);
                let needed = matches!(end, End::And | End::Or);
                self.frame.place = if needed { Place::Needed(span) } else { Place::Start };
            }
            Operator::Open => {
                self.end_pipeline(End::Close);
                self.frame.blocks.push(span);
                self.frame.place = Place::Start;
            }
            Operator::Close => {
                self.end_pipeline(End::Close);
                if self.frame.blocks.pop().is_none() {
                    self.complain(span, ComplaintKind::Operator);
                }
                self.frame.place = Place::Command;
            }
        }
    }

    fn end_pipeline(&mut self, end: End) {
        let mut pipeline = std::mem::take(&mut self.frame.pipeline);
        if let (Some(first), Some(last)) = (pipeline.commands.first(), pipeline.commands.last()) {
            pipeline.span = first.span.cover(last.span);
            pipeline.end = end;
            self.script.pipelines.push(pipeline);
        }
    }
}
