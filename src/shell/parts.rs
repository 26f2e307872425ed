//! The parts of a word while it is read. Knows no shell.

use super::{Part, Quoting, UnknownKind, Word, Worth};
use crate::text::Span;

/// Collects parts that tile the word; neighboring plain runs of one quoting become one part.
#[derive(Debug)]
pub(super) struct Parts<'a> {
    text: &'a str,
    start: usize,
    list: Vec<Part>,
    /// The last part is a plain run, not an escape or a quote mark.
    plain: bool,
}

impl<'a> Parts<'a> {
    pub(super) fn new(text: &'a str, start: usize) -> Self {
        Self { text, start, list: Vec::new(), plain: false }
    }

    /// Text that means itself.
    pub(super) fn plain(&mut self, span: Span, quoting: Quoting) {
        if span.is_empty() {
            return;
        }
        let text = span.of(self.text);
        if self.plain
            && let Some(Part { span: last, quoting: same, worth: Worth::Text(run) }) = self.list.last_mut()
            && *same == quoting
        {
            run.push_str(text);
            last.end = span.end;
            return;
        }
        self.push(span, quoting, Worth::Text(text.to_owned()));
        self.plain = true;
    }

    /// A quote mark or a continuation: written, but worth nothing.
    pub(super) fn mark(&mut self, span: Span, quoting: Quoting) {
        self.escape(span, quoting, String::new());
    }

    /// An escape and what it stands for.
    pub(super) fn escape(&mut self, span: Span, quoting: Quoting, worth: String) {
        if !span.is_empty() {
            self.push(span, quoting, Worth::Text(worth));
        }
    }

    /// What only the running shell knows.
    pub(super) fn unknown(&mut self, span: Span, quoting: Quoting, kind: UnknownKind) {
        self.push(span, quoting, Worth::Unknown(kind));
    }

    fn push(&mut self, span: Span, quoting: Quoting, worth: Worth) {
        self.plain = false;
        if self.list.is_empty() {
            // Most words are one part.
            self.list.reserve_exact(1);
        }
        self.list.push(Part { span, quoting, worth });
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The word that they make.
    pub(super) fn word(self) -> Word {
        let end = self.list.last().map_or(self.start, |part| part.span.end);
        Word { span: Span::new(self.start, end), parts: self.list }
    }
}
