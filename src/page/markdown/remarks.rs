//! Comments for this program in Markdown: what they hold for.

use std::ops::Range;

use super::super::component::{self, Fill};
use super::super::{code, html};
use super::{Flavor, Reader};
use crate::text::{Mapped, Span};

impl Reader<'_> {
    /// The comments that speak to this program in a piece of HTML within a paragraph.
    pub(super) fn comments(&mut self, range: &Range<usize>) {
        let text = Mapped::verbatim(self.source, range.clone().into());
        html::read(&text, &mut self.ignores);
    }

    /// The comments of a component's language in a text up to `end`, `{/* uncurly: … */}`; whether they are all of it.
    pub(super) fn expressions(&mut self, end: usize) -> Fill {
        let text = Span::new(self.told, end.max(self.told));
        self.told = text.end;
        if self.flavor != Flavor::Mdx {
            return Fill::Other;
        }
        let (found, fill) = component::comments(self.shown, text);
        self.ignores.extend(found);
        fill
    }

    /// A paragraph ended at `at`, above which stand `above` comments. One of nothing but comments is none.
    pub(super) fn end(&mut self, at: usize, above: usize) {
        if self.expressions(at) == Fill::Other {
            self.settle(above);
        }
    }

    /// Tells of the first `count` comments: they stand above a paragraph in which they hold for nothing.
    fn settle(&mut self, count: usize) {
        let idle = self.ignores.drain(..count.min(self.ignores.len())).collect();
        self.blocks.extend(code::comments(idle));
    }
}
