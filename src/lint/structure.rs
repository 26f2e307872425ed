//! What of a block is the document's and not the command's: quote marks, indents, line ends, entities.
//!
//! A command's text maps past it; an edit of the document must leave it standing, and give it to
//! lines that it adds.

mod part;
mod restored;
#[cfg(test)]
mod tests;

use part::Part;
use restored::Restored;

use crate::mend::{Command, Enclosing, Slip, SlipKind};
use crate::page::{Block, Dollars, Notation, Turns};
use crate::print;
use crate::text::{Edit, Mapped, Run, Span, settle};

/// What freed a block from its document, in order of place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Structure {
    parts: Vec<Part>,
    notation: Notation,
    dollars: Dollars,
    turns: Turns,
    ending: Ending,
    signs: Signs,
    /// The text in quotes in which the command stands that this is the structure of.
    argument: Option<Enclosed>,
}

/// How lines of a document end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Ending {
    #[default]
    Feed,
    Return,
}

/// How signs are written that mean something to a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Signs {
    #[default]
    Plain,
    /// As entities of HTML.
    Entities,
}

/// A text in quotes of a shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Enclosed {
    inside: Span,
    enclosing: Enclosing,
}

impl Structure {
    /// What `block` of `source` was freed from.
    pub(crate) fn of(block: &Block, source: &str) -> Self {
        let mut parts = Vec::new();
        let mut at = block.span.start;
        let end = Run { text: "", from: Span::at(block.span.end), verbatim: true };
        for run in block.text.runs().chain([end]) {
            if at < run.from.start {
                parts.push(Part::new(Span::new(at, run.from.start), "", source));
            }
            if !run.verbatim {
                parts.push(Part::new(run.from, run.text, source));
            }
            at = run.from.end.max(at);
        }
        if block.notation == Notation::Double {
            for part in &mut parts {
                part.lead = None;
            }
        }
        let returns = parts.iter().any(|part| part.given.ends_with("\r\n"));
        let has_entities = parts.iter().any(|part| part.given.starts_with('&') && part.given.ends_with(';'));
        Self {
            parts,
            notation: block.notation,
            dollars: block.dollars,
            turns: block.turns,
            ending: if returns { Ending::Return } else { Ending::Feed },
            signs: if has_entities { Signs::Entities } else { Signs::Plain },
            argument: None,
        }
    }

    /// The same for `command` of `source`, where that stands in a text in quotes: their escapes are part of it.
    pub(crate) fn enclosing(&self, command: &Command, source: &str) -> Option<Self> {
        let argument = command.argument.as_ref()?;
        let prefix = self.prefix(command.span.start);
        let part = |edit: &Edit| Part::read(edit, source, &command.slips, |text| self.written_outside(text, prefix));
        let read: Vec<_> = argument.readings.iter().map(part).collect();
        let first = self.parts.partition_point(|part| part.span.end <= command.span.start);
        let lead = self.parts[..first].iter().rev().find(|part| part.lead.is_some());
        let last = self.parts.partition_point(|part| part.span.start <= command.span.end);
        let own = self.parts[first.min(last)..last].iter();
        let is_free = |part: &&Part| {
            let next = argument.readings.partition_point(|edit| edit.span.end < part.span.end);
            !argument.readings.get(next).is_some_and(|edit| edit.span.contains(part.span))
        };
        let mut parts: Vec<_> = lead.into_iter().chain(own.filter(is_free)).cloned().chain(read).collect();
        parts.sort_by_key(|part| part.span);
        let argument = Some(Enclosed { inside: argument.inside, enclosing: argument.enclosing });
        Some(Self { parts, argument, ..*self })
    }

    /// The edits of the source that put `text` in place of `command`, the structure left standing.
    ///
    /// What pasting left before and behind the command (prompts, fences) goes with them, and a reply glued
    /// to it gets a line of its own. `None` where the document cannot say it.
    pub(crate) fn edits(&self, command: &Command, text: &Mapped) -> Option<Vec<Edit>> {
        self.with_outer(self.inner_edits(text, command.span)?, command, |_| true)
    }

    /// The same, where the command stays in its sentence and with it the marks that it bears there.
    pub(crate) fn edits_in_place(&self, command: &Command, text: &Mapped) -> Option<Vec<Edit>> {
        let mut edits = self.inner_edits(text, command.span)?;
        edits.retain(|edit| !command.slips.iter().any(|slip| slip.span == edit.span && is_mark(slip, command)));
        self.with_outer(edits, command, |slip| !is_mark(slip, command))
    }

    /// `edits`, and those that take off what pasting left around `command`, of slips for which `goes` says so.
    fn with_outer(&self, mut edits: Vec<Edit>, command: &Command, goes: impl Fn(&Slip) -> bool) -> Option<Vec<Edit>> {
        for slip in command.slips.iter().filter(|slip| goes(slip)) {
            edits.extend(self.outer_edits(command, slip)?);
        }
        Some(settle(edits))
    }

    /// What undoes `slip` in the source, if that is no part of the command's text; `None` where the document cannot say it.
    fn outer_edits(&self, command: &Command, slip: &Slip) -> Option<Vec<Edit>> {
        let text = match slip.kind {
            SlipKind::GluedReply => "\n",
            _ if command.span.contains(slip.span) => return Some(Vec::new()),
            _ => slip.text.as_str(),
        };
        let written = self.written_outside(text, self.prefix(command.span.start))?;
        Some(vec![Edit::new(slip.span, written)])
    }

    /// The edits that turn the bytes `whole` of the source into `text`, the structure left standing.
    fn inner_edits(&self, text: &Mapped, whole: Span) -> Option<Vec<Edit>> {
        let is_plain = self.notation == Notation::Plain && self.dollars == Dollars::Plain;
        if self.parts.is_empty() && is_plain && self.argument.is_none() {
            return Some(text.edits(whole));
        }
        let mut restored = Restored::new(self, whole.start);
        text.runs().try_for_each(|run| restored.add(run))?;
        let mut edits = restored.edits(whole);
        edits.retain(|edit| !edit.span.is_empty() || !edit.text.is_empty());
        let breaks = |edit: &Edit| self.parts.iter().any(|part| part.span.overlaps(edit.span));
        (self.notation != Notation::Words || !edits.iter().any(breaks)).then_some(edits)
    }

    /// The edit that puts `text` in a layout of its own in place of `command`, `indent` before its lines; `None` too
    /// where the document has something between its words that would be lost, or takes some of its lines for others.
    pub(crate) fn replacement(&self, command: &Command, text: &str, indent: &str) -> Option<Edit> {
        if self.argument.is_some() || !self.within(command.span).iter().all(|part| part.is_written_anew(self.notation))
        {
            return None;
        }
        let set_in = print::set_in(command, text, indent);
        if !self.turns.leave_whole(&set_in) {
            return None;
        }
        let (lines, ending) = set_in.strip_suffix('\n').map_or((&*set_in, ""), |lines| (lines, "\n"));
        let mut written = self.written_outside(lines, self.prefix(command.span.start))?;
        // What stands before the line behind it is there already.
        written.push_str(&self.written_outside(ending, "")?);
        Some(Edit::new(command.span, written))
    }

    /// The edits that put `text` in a layout of its own in place of `command`, `indent` before its lines, and take off
    /// what pasting left around it.
    pub(crate) fn replacements(&self, command: &Command, text: &str, indent: &str) -> Option<Vec<Edit>> {
        self.with_outer(vec![self.replacement(command, text, indent)?], command, |_| true)
    }

    /// The block's own blanks before what starts at `at` of `source`.
    pub(crate) fn indent<'s>(&self, source: &'s str, at: usize) -> &'s str {
        let line = source[..at].rfind('\n').map_or(0, |end| end + 1);
        let lead = self.within(Span::new(line, at)).iter().find(|part| part.lead.is_some());
        let own = &source[lead.map_or(line, |part| part.span.end)..at];
        &own[..own.len() - own.trim_start_matches([' ', '\t']).len()]
    }

    /// What the document puts before a line that follows the one with the byte `at`.
    fn prefix(&self, at: usize) -> &str {
        // Such a string has no lines of its own.
        if self.notation == Notation::Double {
            return "";
        }
        let before = self.parts.partition_point(|part| part.span.start < at);
        self.parts[..before].iter().rev().find_map(|part| part.lead.as_deref()).unwrap_or("")
    }

    /// `text` as the document writes it at `at`, `prefix` before each of its lines but the first.
    fn written(&self, text: &str, prefix: &str, at: usize) -> Option<String> {
        match self.argument.filter(|argument| argument.inside.start <= at && at < argument.inside.end) {
            Some(argument) => self.written_outside(&argument.enclosing.written(text)?, prefix),
            None => self.written_outside(text, prefix),
        }
    }

    /// The same outside of quotes of the shell.
    fn written_outside(&self, text: &str, prefix: &str) -> Option<String> {
        let ending = match self.ending {
            Ending::Feed => "\n",
            Ending::Return => "\r\n",
        };
        let noted = self.dollars.written(self.notation.written(text)?);
        let encoded = self.encoded(&noted);
        let mut lines = encoded.split('\n').peekable();
        let mut out = lines.next().unwrap_or_default().to_owned();
        while let Some(line) = lines.next() {
            let is_blank = line.is_empty() && lines.peek().is_some();
            out.extend([ending, if is_blank { prefix.trim_end() } else { prefix }, line]);
        }
        Some(out)
    }

    /// `text` with the entities that the block has signs written as.
    fn encoded(&self, text: &str) -> String {
        if self.signs == Signs::Plain {
            return text.to_owned();
        }
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
    }

    /// Whether a line of the document starts at `at`, with something before it.
    fn leads(&self, at: usize) -> bool {
        let first = self.parts.partition_point(|part| part.span.start < at);
        self.parts.get(first).is_some_and(|part| part.span.start == at && part.lead.is_some())
    }

    /// Whether `span` lies in a part that the block does not see.
    fn around(&self, span: Span) -> bool {
        let first = self.parts.partition_point(|part| part.span.end < span.end);
        self.parts.get(first).is_some_and(|part| part.read.is_empty() && part.span.contains(span))
    }

    /// Whether one of the parts overlaps or touches `span`.
    pub(super) fn touches(&self, span: Span) -> bool {
        let first = self.parts.partition_point(|part| part.span.end < span.start);
        self.parts.get(first).is_some_and(|part| part.span.start <= span.end)
    }

    /// What the bytes that begin at `at` are read as, where that is not what they are.
    pub(crate) fn reading(&self, at: usize) -> Option<&str> {
        let first = self.parts.partition_point(|part| part.span.start < at);
        self.parts.get(first).filter(|part| part.span.start == at).map(|part| part.read.as_str())
    }

    /// The parts that lie within `span`.
    fn within(&self, span: Span) -> &[Part] {
        let first = self.parts.partition_point(|part| part.span.start < span.start);
        let last = self.parts.partition_point(|part| part.span.end <= span.end);
        self.parts.get(first..last).unwrap_or_default()
    }
}

/// Whether `slip` took a quote or backtick away that tells `command` from the words around it.
fn is_mark(slip: &Slip, command: &Command) -> bool {
    let touches = slip.span.end == command.span.start || slip.span.start == command.span.end;
    // A string that has backslashes would not be one without its quotes.
    let is_string = |slip: &Slip| slip.kind == SlipKind::StringLiteral;
    let is_plain = || !command.slips.iter().any(|slip| is_string(slip) && command.span.contains(slip.span));
    let is_quote = slip.kind == SlipKind::CodeFence || is_string(slip) && is_plain();
    is_quote && touches && slip.span.len() <= MARK
}

/// The longest mark, in bytes.
const MARK: usize = '“'.len_utf8();
