//! What lies within Markdown: programs, boxes, tags, fences in components, and Markdown again.

use super::super::component::{self, Part};
use super::super::container::Holds;
use super::super::expression::Program;
use super::super::language::Language;
use super::super::line::{dedented, lines};
use super::super::{Block, BlockKind};
use super::{DEEPEST, Reader, read};
use crate::text::{Mapped, Span};

impl Reader<'_> {
    /// The fences in `text`, which stands where Markdown knows none, and comments between them.
    pub(super) fn fences(&mut self, text: &Mapped) {
        for part in component::parts(&lines(text.text())) {
            match part {
                Part::Fence(label, lines) => self.add(dedented(text.text(), lines).over(text), Language::of(label)),
                Part::Comment(span) => self.ignores.push(text.span(span)),
            }
        }
    }

    /// What the programs before `at` say.
    pub(super) fn templates(&mut self, at: usize) {
        while let Some(Program { span, templates }) = self.programs.next_if(|program| program.span.start < at) {
            self.expressions(span.start);
            self.told = self.told.max(span.end);
            for template in templates {
                self.blocks.extend(component::said(self.source, template, &mut self.ignores));
            }
        }
    }

    /// What lies in the boxes and tags that the paragraph at `span` opens.
    pub(super) fn contained(&mut self, span: Span) {
        self.seen.retain(|seen| seen.end > span.start);
        let mut at = span.start;
        while let Some(found) = self.containers.first(self.source, Span::new(at, span.end)) {
            self.templates(found.inner.start);
            match found.holds {
                Holds::Markdown(text) => self.nested(&text),
                Holds::Code(label, lines) => {
                    let from = self.blocks.len();
                    self.add(dedented(self.source, &lines), Language::of(label));
                    // Within a sentence, no comment holds for what the tag holds.
                    let head = Some(found.head).filter(|&head| head == at && at == span.start);
                    self.blocks[from..].iter_mut().take(1).for_each(|block| block.head = head);
                }
            }
            // What is within was found there.
            while self.programs.next_if(|program| program.span.start < found.inner.end).is_some() {}
            self.seen.push(found.inner);
            at = found.inner.end;
            if at >= span.end {
                break;
            }
        }
    }

    /// What is Markdown in `text` again.
    pub(super) fn nested(&mut self, text: &Mapped) {
        if self.depth == DEEPEST {
            return;
        }
        let ignores = std::mem::take(&mut self.ignores);
        let from = self.blocks.len();
        for block in read(text.text(), self.flavor, self.depth + 1) {
            let block = block.over(text);
            let is_lines = matches!(block.kind, BlockKind::Script | BlockKind::Transcript);
            let span = if is_lines { self.led(block.span) } else { block.span };
            self.blocks.push(Block { span, ..block });
        }
        match self.blocks.get_mut(from) {
            Some(first) => drop(first.ignores.splice(0..0, ignores)),
            None => self.ignores = ignores,
        }
    }
}
