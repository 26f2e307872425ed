//! Reads POSIX sh and bash. Knows what a shell knows, and no more.

mod ansi;
mod compound;
mod dollar;
mod frame;
mod headers;
mod heredoc;
mod list;
mod simple;
mod word;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use super::cursor::Cursor;
use super::{Complaint, ComplaintKind, End, Heredoc, Pipeline, Script};
use crate::text::Span;

/// How deep substitutions and expansions may nest.
const DEPTH: usize = 128;

/// How often each byte may be looked at ahead of its reading, on average.
const LOOKAHEAD: usize = 8;

/// Reads `text` as a script.
pub(super) fn read(text: &str) -> Script {
    let mut reader = Reader::new(text);
    reader.list(list::Until::Text);
    reader.script()
}

/// Reads the first pipeline of `text`.
pub(super) fn read_first(text: &str) -> Script {
    let mut reader = Reader::new(text);
    reader.extent = list::Extent::First;
    reader.list(list::Until::Text);
    reader.script()
}

/// Reads the first statement of `text`, and where the line ends that it ends in.
pub(super) fn read_statement(text: &str) -> Option<(Script, usize)> {
    let mut reader = Reader::new(text);
    while reader.complaints.is_empty() {
        let is_over = !reader.item(list::Until::Text);
        let frame = &reader.frame;
        let wants = matches!(frame.place, frame::Place::Needed(_) | frame::Place::Head(_));
        let is_whole = frame.opens.is_empty() && frame.pending.is_empty() && !wants;
        if is_over {
            reader.end_pipeline(End::Text);
        }
        let end = reader.cursor.at();
        let is_ended = text[..end].ends_with('\n') && reader.frame.place == frame::Place::Start;
        if is_whole && (is_over || is_ended) {
            return reader.complaints.is_empty().then(|| (reader.script(), end));
        }
        if is_over {
            break;
        }
    }
    None
}

/// One past the compound command that `text` starts with; `None` where none does, or it is not closed.
pub(super) fn compound_end(text: &str) -> Option<usize> {
    let mut reader = Reader::new(text);
    while reader.item(list::Until::Text) {
        if reader.frame.opens.is_empty() || !reader.complaints.is_empty() {
            break;
        }
    }
    let is_closed = matches!(reader.frame.place, frame::Place::Closed(_)) && reader.frame.opens.is_empty();
    (is_closed && reader.complaints.is_empty()).then(|| reader.cursor.at())
}

/// The state of reading one text.
#[derive(Debug)]
struct Reader<'a> {
    cursor: Cursor<'a>,
    /// The list being read; those around it wait on the stack.
    frame: frame::Frame,
    depth: usize,
    /// How much is to be read.
    extent: list::Extent,
    /// How many bytes may still be looked at twice.
    lookahead: usize,
    pipelines: Vec<Pipeline>,
    complaints: Vec<Complaint>,
    /// Heredocs by the start of their redirection.
    heredocs: HashMap<usize, Heredoc>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            cursor: Cursor::new(text),
            frame: frame::Frame::default(),
            depth: 0,
            extent: list::Extent::Whole,
            lookahead: LOOKAHEAD * text.len(),
            pipelines: Vec::new(),
            complaints: Vec::new(),
            heredocs: HashMap::new(),
        }
    }

    /// Complains once of each thing, unless reading has been given up.
    fn complain(&mut self, span: Span, kind: ComplaintKind) {
        let complaint = Complaint { span, kind };
        if self.complaints.last().is_none_or(|last| *last != complaint && last.kind != ComplaintKind::TooDeep) {
            self.complaints.push(complaint);
        }
    }

    /// Reads something nested with `read`, unless it lies too deep: then the rest goes unread.
    fn deeper(&mut self, open: Span, read: impl FnOnce(&mut Self)) {
        if self.depth == DEPTH {
            self.complain(open, ComplaintKind::TooDeep);
            self.cursor.finish();
            return;
        }
        self.depth += 1;
        read(self);
        self.depth -= 1;
    }

    /// Gives back all that was read, in order of appearance.
    fn script(mut self) -> Script {
        for pipeline in &mut self.pipelines {
            let redirects = pipeline.commands.iter_mut().flat_map(|command| &mut command.redirects);
            for redirect in redirects {
                redirect.heredoc = self.heredocs.remove(&redirect.span.start);
            }
        }
        self.pipelines.sort_by_key(|pipeline| pipeline.span.start);
        self.complaints.sort_by_key(|complaint| complaint.span.start);
        Script { pipelines: self.pipelines, complaints: self.complaints }
    }
}
