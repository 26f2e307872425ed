//! A text that gets back what a block was freed from.

use super::Structure;
use super::part::Mended;
use crate::text::{Edit, Mapped, Run, Span};

/// The end of a line.
#[derive(Clone, Copy)]
enum Turn {
    /// It stands in the source.
    Given,
    /// It is new.
    New,
}

/// A text that gets its structure back.
pub(super) struct Restored<'a> {
    structure: &'a Structure,
    /// Where the text starts in the source.
    start: usize,
    out: Mapped,
    /// How far the source is dealt with.
    at: usize,
    /// The line end that nothing follows yet.
    turn: Option<Turn>,
}

impl<'a> Restored<'a> {
    /// The beginning of the text that starts at `start` in the source.
    pub(super) fn new(structure: &'a Structure, start: usize) -> Self {
        Self { structure, start, out: Mapped::default(), at: start, turn: None }
    }

    /// The edits of the bytes `whole` of the source that it is.
    pub(super) fn edits(&self, whole: Span) -> Vec<Edit> {
        self.out.edits(whole)
    }

    /// Adds `run`; `None` where the document cannot say it.
    pub(super) fn add(&mut self, run: Run<'_>) -> Option<()> {
        if run.text.is_empty() && self.structure.around(run.from) {
            return Some(());
        }
        // Where whole lines go, what stood before the line behind them stays.
        if !(run.text.is_empty() && self.turn.is_some() && self.structure.leads(run.from.end)) {
            self.between(run);
        }
        let part = self.structure.within(run.from).iter().find(|part| part.span == run.from && part.read == run.text);
        match part {
            _ if run.verbatim => self.out.keep(run.text, run.from),
            Some(part) => match &part.mended {
                Mended::Given => self.out.keep(&part.given, part.span),
                Mended::Anew(mended) => self.out.replace(mended, part.span),
                Mended::Never => return None,
            },
            None => self.replace(run)?,
        }
        self.at = run.from.end.max(self.at);
        // A folded line end is read as a blank, and kept as it stands.
        if run.text.ends_with('\n') || part.is_some_and(|part| part.given.ends_with('\n')) {
            let given = run.verbatim || part.is_some();
            self.turn = Some(if given { Turn::Given } else { Turn::New });
        }
        Some(())
    }

    /// Keeps the structure between what was dealt with and `run`.
    fn between(&mut self, run: Run<'_>) {
        let structure = self.structure;
        let next = run.from.start.max(self.at);
        let mut parts = structure.within(Span::new(self.at, next)).iter().filter(|part| part.read.is_empty());
        if self.turn.is_none() {
            // What stands before a line goes with the end of the one above it.
            parts.filter(|part| part.lead.is_none()).for_each(|part| self.out.keep(&part.given, part.span));
        } else if let Some(lead) = parts.next() {
            self.out.keep(&lead.given, lead.span);
            self.turn = None;
            let mut end = lead.span.end;
            for part in parts {
                // A prompt goes with the marks before it.
                if part.span.start == end {
                    self.out.keep(&part.given, part.span);
                    end = part.span.end;
                }
            }
        } else if !run.text.is_empty()
            && let Some(Turn::New) = self.turn.take()
        {
            self.out.replace(structure.prefix(self.start), Span::at(self.at));
        }
    }

    fn replace(&mut self, run: Run<'_>) -> Option<()> {
        // What stands before the line behind it is seen to when that line comes.
        let (text, ending) = run.text.strip_suffix('\n').map_or((run.text, ""), |text| (text, "\n"));
        let at = run.from.start;
        let mut written = self.structure.written(text, self.structure.prefix(self.start), at)?;
        written.push_str(&self.structure.written(ending, "", at)?);
        self.out.replace(&written, run.from);
        Some(())
    }
}
