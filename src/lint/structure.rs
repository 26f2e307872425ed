//! What of a block is the document's and not the command's: quote marks, indents, entities.
//!
//! A command's text maps past it; an edit of the document must leave it alone.

use crate::mend::Command;
use crate::page::Block;
use crate::text::{Edit, Mapped, Span, settle};

/// The edits that freed a block from its document, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Structure {
    edits: Vec<Edit>,
}

impl Structure {
    /// What `block` was freed from.
    pub(crate) fn of(block: &Block) -> Self {
        Self { edits: block.text.edits(block.span) }
    }

    /// The edits of the source that put `text` in place of `command`, the structure left standing.
    ///
    /// What pasting left before and behind the command (prompts, fences) goes with them.
    pub(crate) fn edits(&self, command: &Command, text: &Mapped) -> Vec<Edit> {
        let inner = self.inner_edits(text, command.span);
        let outer = command.slips.iter().filter(|slip| !command.span.contains(slip.span));
        let mut edits: Vec<_> = outer.map(|slip| Edit::new(slip.span, slip.text.as_str())).collect();
        edits.extend(inner);
        settle(edits)
    }

    /// The edits that turn the bytes `whole` of the source into `text`, the structure left standing.
    fn inner_edits(&self, text: &Mapped, whole: Span) -> Vec<Edit> {
        let edits = text.edits(whole);
        if self.edits.is_empty() {
            return edits;
        }
        edits.into_iter().flat_map(|edit| self.spare(edit)).collect()
    }

    /// `edit` without what it would do to the structure.
    fn spare(&self, edit: Edit) -> Vec<Edit> {
        let inside = self.within(edit.span);
        if inside.is_empty() {
            return vec![edit];
        }
        if inside.contains(&edit) {
            return Vec::new();
        }
        if edit.text.is_empty() {
            return between(inside, edit.span);
        }
        let leading = inside.first().filter(|first| first.span.start == edit.span.start);
        let start = leading.map_or(edit.span.start, |first| first.span.end);
        vec![Edit::new(start..edit.span.end, edit.text)]
    }

    /// The structure that lies wholly within `span`.
    fn within(&self, span: Span) -> &[Edit] {
        let first = self.edits.partition_point(|edit| edit.span.start < span.start);
        let last = self.edits.partition_point(|edit| edit.span.end <= span.end);
        self.edits.get(first..last).unwrap_or_default()
    }

    /// What the document puts before each line of a command that starts at `at`.
    pub(crate) fn prefix<'a>(&self, source: &'a str, at: usize) -> &'a str {
        let line = source[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = self.within(Span::new(line, at)).last().map_or(line, |edit| edit.span.end);
        &source[line..end]
    }
}

/// Deletions of what lies in `span` between the edits `kept`.
fn between(kept: &[Edit], span: Span) -> Vec<Edit> {
    let starts = std::iter::once(span.start).chain(kept.iter().map(|edit| edit.span.end));
    let ends = kept.iter().map(|edit| edit.span.start).chain([span.end]);
    starts.zip(ends).filter(|(start, end)| start < end).map(|(start, end)| Edit::new(start..end, "")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::BlockKind;
    use crate::text::apply;

    const QUOTED: &str = "> curl \\\n> -s x\n";

    fn quoted() -> Block {
        let mut text = Mapped::default();
        text.copy(QUOTED, Span::new(2, 9));
        text.copy(QUOTED, Span::new(11, 16));
        Block { span: Span::new(0, 16), text, kind: BlockKind::Script, dialect: None, ignores: Vec::new() }
    }

    #[test]
    fn quote_marks_of_the_document_stay() {
        let block = quoted();
        let command = block.text.slice(Span::new(0, 11)).edited(&[Edit::new(7..9, "-v")]);
        assert_eq!(command.text(), "curl \\\n-v x");
        let edits = Structure::of(&block).inner_edits(&command, Span::new(2, 15));
        assert_eq!(apply(QUOTED, &edits), "> curl \\\n> -v x\n");
    }

    #[test]
    fn a_deletion_goes_round_them() {
        let block = quoted();
        let command = block.text.slice(Span::new(0, 11)).edited(&[Edit::new(5..7, ""), Edit::new(7..10, "")]);
        let edits = Structure::of(&block).inner_edits(&command, Span::new(2, 15));
        assert_eq!(apply(QUOTED, &edits), "> curl > x\n");
        assert_eq!(Structure::of(&block).prefix(QUOTED, 11), "> ");
    }
}
