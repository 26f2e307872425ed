//! Reads the two shells of Windows: the lists and commands they have in common.

mod argument;
pub(super) mod cmd;
mod list;
pub(super) mod powershell;

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::digit0;
use nom::combinator::value;

use super::cursor::Cursor;
use super::{Assignment, Complaint, ComplaintKind, End, Pipeline, Redirect, Script, Simple, Word};
use crate::text::Span;

/// How deep groups and substitutions may nest.
const DEPTH: usize = 128;

/// What a reading of nom gives.
type Read<'a, O = &'a str> = nom::IResult<&'a str, O, ()>;

/// What stands between commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operator {
    Pipe,
    List(End),
    /// Opens a block.
    Open,
    /// Closes a block.
    Close,
}

/// What a shell of Windows has of its own.
trait Syntax: Default {
    /// Continuations and comments that may stand between words; at least a byte.
    fn gap(input: &str) -> Read<'_>;

    /// What may stand before a command without being part of it; at least a byte.
    fn lead(input: &str) -> Read<'_>;

    /// What opens a block in the place of a command.
    fn open(input: &str) -> Read<'_>;

    /// What ends a command; `blocks` is how many blocks are open.
    fn operator(input: &str, blocks: usize) -> Read<'_, Operator>;

    /// Whether operators mean nothing where the reader stands.
    fn is_quoted(&self) -> bool {
        false
    }

    /// Takes notice of the end of a line.
    fn end_line(&mut self) {}

    /// Reads an assignment before a command.
    fn assignment(reader: &mut Reader<'_, Self>) -> Option<Assignment>;

    /// Reads a word, empty where none is next.
    fn word(reader: &mut Reader<'_, Self>) -> Word;
}

/// What has just been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    /// Nothing: a command may follow.
    #[default]
    Start,
    /// An operator that a command must follow.
    Needed(Span),
    /// A command.
    Command,
}

/// The state of reading one list.
#[derive(Debug, Default)]
struct Frame {
    place: Place,
    pipeline: Pipeline,
    blocks: Vec<Span>,
}

/// The state of reading one text.
#[derive(Debug)]
struct Reader<'a, S> {
    cursor: Cursor<'a>,
    frame: Frame,
    depth: usize,
    /// Whether the first pipeline is all that is to be read.
    first: First,
    script: Script,
    syntax: S,
}

/// The file descriptor and operator of a redirection.
fn redirection(input: &str) -> Read<'_, (Option<u32>, &'static str)> {
    let operator = alt((
        value(">>", tag(">>")),
        value(">&", tag(">&")),
        value("<&", tag("<&")),
        value(">", tag(">")),
        value("<", tag("<")),
    ));
    (digit0.map(|digits: &str| digits.parse().ok()), operator).parse(input)
}

fn newline(input: &str) -> Read<'_> {
    alt((tag("\r\n"), tag("\n"))).parse(input)
}

/// How much of a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum First {
    /// Its first pipeline.
    Only,
    /// And all behind it.
    AndRest,
}

fn read<S: Syntax>(text: &str, first: First) -> Script {
    let mut reader = Reader::<S> {
        cursor: Cursor::new(text),
        frame: Frame::default(),
        depth: 0,
        first,
        script: Script::default(),
        syntax: S::default(),
    };
    reader.list(End::Text);
    reader.script.pipelines.sort_by_key(|pipeline| pipeline.span.start);
    reader.script.complaints.sort_by_key(|complaint| complaint.span.start);
    reader.script
}

impl<S: Syntax> Reader<'_, S> {
    fn complain(&mut self, span: Span, kind: ComplaintKind) {
        self.script.complaints.push(Complaint { span, kind });
    }

    /// Reads a command; a letter that starts none is complained of and skipped.
    fn command(&mut self) -> bool {
        let mut command = Simple::default();
        let start = self.cursor.at();
        let mut end = start;
        while let Some(assignment) = S::assignment(self) {
            end = assignment.span.end;
            command.assignments.push(assignment);
            self.gap();
        }
        while self.element(&mut command) {
            end = self.cursor.at();
        }
        if end == start {
            self.cursor.step();
            self.operator(Operator::Close, self.cursor.since(start));
            return true;
        }
        command.span = Span::new(start, end);
        self.frame.pipeline.commands.push(command);
        self.frame.place = Place::Command;
        true
    }

    /// Reads one word or redirection into `command`; `false` where it ends.
    fn element(&mut self, command: &mut Simple) -> bool {
        self.gap();
        if newline(self.cursor.rest()).is_ok() || self.next_operator().is_some() {
            return false;
        }
        if let Some(redirect) = self.redirect() {
            command.redirects.push(redirect);
            return true;
        }
        let word = S::word(self);
        let written = !word.span.is_empty();
        if written {
            command.words.push(word);
        }
        written
    }

    fn redirect(&mut self) -> Option<Redirect> {
        if self.syntax.is_quoted() {
            return None;
        }
        let start = self.cursor.at();
        let (fd, operator) = self.cursor.eat(redirection)?;
        let written = self.cursor.since(start);
        self.gap();
        let target = S::word(self);
        if target.span.is_empty() {
            self.complain(written, ComplaintKind::NoTarget);
            let target = Word { span: Span::at(written.end), parts: Vec::new() };
            return Some(Redirect { span: written, fd, operator, target, heredoc: None });
        }
        Some(Redirect { span: self.cursor.since(start), fd, operator, target, heredoc: None })
    }
}
