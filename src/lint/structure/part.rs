//! A piece of the document that a block sees otherwise, or not at all.

use crate::mend::Slip;
use crate::page::Notation;
use crate::text::{Edit, Span, apply};

/// What is to be written in place of bytes of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mended {
    /// The same.
    Given,
    /// This, as something was done to them that is undone.
    Anew(String),
    /// What the document cannot say.
    Never,
}

/// Bytes of the document, and what they are to the block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) span: Span,
    pub(super) given: String,
    pub(super) read: String,
    /// What is to be written there.
    pub(super) mended: Mended,
    /// What to put before a line like the one that this stands before: blanks and the marks of quotes, but no prompt.
    pub(super) lead: Option<String>,
}

impl Part {
    pub(super) fn new(span: Span, read: &str, source: &str) -> Self {
        let given = span.of(source).to_owned();
        let starts = source[..span.start].ends_with('\n') || span.start == 0 || given.contains('\n');
        let last = given.rsplit('\n').next().unwrap_or("");
        let len = last.len() - last.trim_start_matches([' ', '\t', '>']).len();
        // A mark takes one blank behind it, which must not be one of the line.
        let blank = if last[..len].ends_with('>') { " " } else { "" };
        let lead = (starts && read.is_empty()).then(|| format!("{}{blank}", &last[..len]));
        Self { span, given, read: read.to_owned(), mended: Mended::Given, lead }
    }

    /// The bytes of `source` that `edit` says the reading of, of which `slips` are undone, `written` as the document has it.
    pub(super) fn read(edit: &Edit, source: &str, slips: &[Slip], written: impl Fn(&str) -> Option<String>) -> Self {
        let given = edit.span.of(source);
        let first = slips.partition_point(|slip| slip.span.start < edit.span.start);
        let within = slips[first..].iter().take_while(|slip| slip.span.start < edit.span.end);
        let within = within.filter(|slip| !slip.span.is_empty() && edit.span.contains(slip.span));
        let back = |slip: &Slip| {
            let place = slip.span.start - edit.span.start..slip.span.end - edit.span.start;
            Some(Edit::new(place, written(&slip.text)?))
        };
        let mended = match within.map(back).collect::<Option<Vec<_>>>() {
            None => Mended::Never,
            Some(undone) if undone.is_empty() => Mended::Given,
            Some(undone) => Mended::Anew(apply(given, &undone)),
        };
        Self { span: edit.span, given: given.to_owned(), read: edit.text.clone(), mended, lead: None }
    }

    /// Whether a layout of its own has it too: what stands before lines, their ends, signs that the document writes
    /// otherwise than the command.
    pub(super) fn is_written_anew(&self, notation: Notation) -> bool {
        let is_blank = |c: char| c.is_whitespace() || c == '>';
        let is_sign = match notation {
            Notation::Double | Notation::Single | Notation::Template => true,
            Notation::Plain | Notation::Bare | Notation::Words | Notation::Markup => {
                self.given.starts_with('&') || self.given == "$$"
            }
        };
        self.given.chars().all(is_blank) || is_sign && !self.read.is_empty()
    }
}
