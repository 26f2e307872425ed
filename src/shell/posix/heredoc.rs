//! Heredocs: the lines behind a command that it gets on its standard input.

use nom::bytes::complete::take_while1;

use super::Reader;
use crate::shell::parts::Parts;
use crate::shell::{ComplaintKind, Heredoc, Quoting, Word};
use crate::text::Span;

/// A heredoc whose lines are still to come.
#[derive(Debug)]
pub(super) struct Pending {
    /// The redirection.
    pub(super) span: Span,
    delimiter: String,
    /// `<<-`: tabs at the start of lines are dropped.
    tabs: Tabs,
    expansion: Expansion,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tabs {
    Kept,
    Dropped,
}

/// Whether variables and substitutions in the body are filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expansion {
    On,
    Off,
}

impl Pending {
    /// The heredoc that the redirection `span` announces.
    pub(super) fn new(span: Span, operator: &str, target: &Word, text: &str) -> Self {
        let quoted = target.parts.iter().any(|part| part.quoting != Quoting::Bare || is_escape(part.span.of(text)));
        Self {
            span,
            delimiter: target.value(text).text().to_owned(),
            tabs: if operator == "<<-" { Tabs::Dropped } else { Tabs::Kept },
            expansion: if quoted { Expansion::Off } else { Expansion::On },
        }
    }
}

fn is_escape(written: &str) -> bool {
    written.starts_with('\\') && written != "\\\n"
}

impl<'a> Reader<'a> {
    /// Reads the bodies of all heredocs announced on the line that has just ended.
    pub(super) fn heredoc_bodies(&mut self) {
        for pending in std::mem::take(&mut self.frame.pending) {
            let start = self.cursor.at();
            let body = self.heredoc_body(&pending);
            let body = body.value(self.cursor.text());
            self.heredocs.insert(pending.span.start, Heredoc { span: self.cursor.since(start), body });
        }
    }

    /// Reads lines up to the delimiter, and the delimiter.
    fn heredoc_body(&mut self, pending: &Pending) -> Word {
        let start = self.cursor.at();
        let (length, line) = pending.extent(self.cursor.rest());
        if line == 0 {
            self.complain(pending.span, ComplaintKind::OpenHeredoc);
        }
        let mut parts = Parts::new(self.cursor.text(), start);
        let end = start + length;
        let limit = self.cursor.limit(end);
        while self.heredoc_line(pending, &mut parts) {}
        self.cursor.limit(limit);
        self.cursor.jump(end + line);
        parts.word()
    }

    /// Reads one line of a body, or what an expansion that spans lines leaves of it.
    fn heredoc_line(&mut self, pending: &Pending, parts: &mut Parts<'a>) -> bool {
        if pending.tabs == Tabs::Dropped {
            let tabs = self.cursor.rest().len() - self.cursor.rest().trim_start_matches('\t').len();
            let start = self.cursor.at();
            self.cursor.jump(start + tabs);
            parts.mark(self.cursor.since(start), Quoting::Double);
        }
        if pending.expansion == Expansion::On {
            while self.double_item(parts, Some('\n')) {}
        } else if let Some(line) = self.cursor.take(take_while1(|letter| letter != '\n')) {
            parts.plain(line, Quoting::Single);
        }
        let quoting = if pending.expansion == Expansion::On { Quoting::Double } else { Quoting::Single };
        let Some(end) = self.cursor.token("\n") else { return false };
        parts.plain(end, quoting);
        true
    }
}

impl Pending {
    /// The lengths of the body and of the delimiter line, which is 0 if there is none.
    fn extent(&self, rest: &str) -> (usize, usize) {
        let mut length = 0;
        let mut joined = false;
        for line in rest.split_inclusive('\n') {
            let bare = line.strip_suffix('\n').unwrap_or(line);
            let shown = if self.tabs == Tabs::Dropped { bare.trim_start_matches('\t') } else { bare };
            if !joined && shown == self.delimiter {
                return (length, line.len());
            }
            joined = self.expansion == Expansion::On && ends_in_continuation(line);
            length += line.len();
        }
        (length, 0)
    }
}

fn ends_in_continuation(line: &str) -> bool {
    line.strip_suffix('\n')
        .is_some_and(|line| line.bytes().rev().take_while(|letter| *letter == b'\\').count() % 2 == 1)
}
