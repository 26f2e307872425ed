//! The argument a Windows program gets: its C runtime reads quotes and backslashes once more, after
//! the shell. Knows neither shell.

use crate::shell::parts::Parts;
use crate::shell::{Quoting, UnknownKind, Word, Worth};
use crate::text::Span;

/// What a quote mark without backslash means to the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marks {
    /// It opens or closes; twice between quotes it is a letter.
    Quote,
    /// It is a letter: the shell has taken the argument out of its quotes already. Since PowerShell 7.3
    /// the program gets it, and the backslashes of an argument that has such a mark mean themselves;
    /// before that the mark was lost, which nobody means.
    Letter,
    /// It is a letter, and so is a backslash: no program reads the argument again.
    Verbatim,
}

/// One argument, letter by letter as the shell hands it on.
#[derive(Debug)]
pub(super) struct Argument<'a> {
    text: &'a str,
    parts: Parts<'a>,
    marks: Marks,
    quoting: Quoting,
    /// Backslashes that mean themselves unless a quote mark follows.
    slashes: Vec<Span>,
    /// The mark that opened the quotes.
    open: Option<Span>,
    /// A mark that closes the quotes unless another follows.
    closing: Option<Span>,
    /// Where a backslash took its meaning from a mark, and what it is worth if marks are letters.
    escapes: Vec<(usize, String)>,
    /// A mark without backslash was read for a letter.
    lettered: bool,
}

impl<'a> Argument<'a> {
    pub(super) fn new(text: &'a str, start: usize, marks: Marks) -> Self {
        let parts = Parts::new(text, start);
        Self {
            text,
            parts,
            marks,
            quoting: Quoting::Bare,
            slashes: Vec::new(),
            open: None,
            closing: None,
            escapes: Vec::new(),
            lettered: false,
        }
    }

    /// Whether a blank would be part of it.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some() && self.closing.is_none()
    }

    /// Text without backslashes and quote marks, as written.
    pub(super) fn run(&mut self, span: Span) {
        self.settle();
        self.parts.plain(span, self.quoting);
    }

    /// One letter, written as `span`.
    pub(super) fn letter(&mut self, span: Span, letter: char) {
        match letter {
            _ if self.marks == Marks::Verbatim => {
                self.settle();
                self.push(span, letter);
            }
            '\\' => {
                self.settle_mark();
                self.slashes.push(span);
            }
            '"' => self.mark(span),
            _ => {
                self.settle();
                self.push(span, letter);
            }
        }
    }

    /// Bytes that the shell takes away.
    pub(super) fn nothing(&mut self, span: Span) {
        self.settle();
        self.parts.mark(span, self.quoting);
    }

    /// What only the running shell knows.
    pub(super) fn unknown(&mut self, span: Span, kind: UnknownKind) {
        self.settle();
        self.parts.unknown(span, self.quoting, kind);
    }

    /// A quote mark of the shell itself.
    pub(super) fn delimiter(&mut self, span: Span, inside: Quoting, after: Quoting) {
        self.settle();
        self.parts.mark(span, inside);
        self.quoting = after;
    }

    /// The word, and the quote mark that is still open.
    pub(super) fn word(mut self) -> (Word, Option<Span>) {
        let open = self.open.filter(|_| self.closing.is_none());
        self.settle();
        let mut word = self.parts.word();
        if self.lettered && is_empty(&word) {
            word.parts.iter_mut().for_each(|part| part.worth = Worth::Text(String::new()));
        } else if self.lettered {
            for (index, worth) in self.escapes {
                word.parts[index].worth = Worth::Text(worth);
            }
        }
        (word, open)
    }

    /// A quote mark: two backslashes before it are one, one makes it a letter.
    fn mark(&mut self, span: Span) {
        if let Some(closing) = self.closing.take() {
            self.parts.escape(closing.cover(span), self.quoting, "\"".to_owned());
            return;
        }
        let slashes = std::mem::take(&mut self.slashes);
        let mut pairs = slashes.chunks_exact(2);
        for pair in &mut pairs {
            self.escape(pair[0].cover(pair[1]), "\\", "\\\\");
        }
        match (pairs.remainder().first(), self.marks) {
            (Some(slash), _) => self.escape(slash.cover(span), "\"", "\\\""),
            (None, Marks::Letter | Marks::Verbatim) => {
                self.lettered = true;
                self.push(span, '"');
            }
            (None, Marks::Quote) if self.open.is_some() => self.closing = Some(span),
            (None, Marks::Quote) => {
                self.open = Some(span);
                self.quoting = Quoting::Double;
                self.parts.mark(span, self.quoting);
            }
        }
    }

    /// What backslashes before a mark are worth, and what they would be worth if marks were letters.
    fn escape(&mut self, span: Span, worth: &str, lettered: &str) {
        if self.marks == Marks::Letter {
            self.escapes.push((self.parts.len(), lettered.to_owned()));
        }
        self.parts.escape(span, self.quoting, worth.to_owned());
    }

    /// Decides what waited for the next letter.
    fn settle(&mut self) {
        self.settle_mark();
        for slash in std::mem::take(&mut self.slashes) {
            self.push(slash, '\\');
        }
    }

    fn settle_mark(&mut self) {
        if let Some(closing) = self.closing.take() {
            self.parts.mark(closing, self.quoting);
            self.quoting = Quoting::Bare;
            self.open = None;
        }
    }

    fn push(&mut self, span: Span, letter: char) {
        if span.of(self.text).strip_prefix(letter) == Some("") {
            self.parts.plain(span, self.quoting);
        } else {
            self.parts.escape(span, self.quoting, letter.to_string());
        }
    }
}

/// Whether `word` is two marks and nothing else, which is how an empty argument gets past PowerShell.
fn is_empty(word: &Word) -> bool {
    let mut marks = 0;
    word.parts.iter().all(|part| match &part.worth {
        Worth::Text(text) => {
            marks += text.len();
            text.bytes().all(|letter| letter == b'"') && part.span.len() <= 2
        }
        Worth::Unknown(_) => false,
    }) && marks == 2
}
