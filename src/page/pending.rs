//! Comments that wait for the command below them, in documents of paragraphs.

use super::{Block, code};
use crate::text::Span;

/// Comments that hold for what comes next.
#[derive(Default)]
pub(super) struct Pending {
    pub(super) spans: Vec<Span>,
    /// How many of them stand above lines of the paragraph at hand.
    passed: usize,
}

impl Pending {
    /// Those that hold for a block that begins here.
    pub(super) fn take(&mut self) -> Vec<Span> {
        self.passed = 0;
        std::mem::take(&mut self.spans)
    }

    /// A line of a paragraph was read, with whatever code stands in it.
    pub(super) fn pass(&mut self) {
        self.passed = self.spans.len();
    }

    /// A paragraph ended: those above it that no code took hold for nothing, and are told of.
    pub(super) fn settle(&mut self) -> Vec<Block> {
        code::comments(self.spans.drain(..std::mem::take(&mut self.passed)).collect())
    }

    /// The text ended.
    pub(super) fn end(self) -> Vec<Block> {
        code::comments(self.spans)
    }
}
