//! A place where a command may stand, with its lines put together again where they were cut.

use super::finish::Finalist;
use super::fold::{self, Folds};
use super::message;
use super::patience::Patience;
use super::peel::Peeled;
use super::region::Start;
use super::site::Site;
use super::{Slip, SlipKind};
use crate::page::Block;
use crate::text::{Mapped, Span};

/// The lines of a command, put together again.
pub(super) struct Unfolded {
    peeled: Peeled,
    start: Start,
}

impl Unfolded {
    pub(super) fn site<'a>(&'a self, block: &'a Block, patience: &'a Patience) -> Site<'a> {
        let text = self.peeled.text.text();
        let said = message::starts(text).into_iter().find(|&at| at >= self.start.behind).unwrap_or(text.len());
        Site::new(block, &self.peeled, self.start, patience).up_to(text.len(), said)
    }
}

impl Site<'_> {
    /// Looks for the cuts in the lines of the command.
    pub(super) fn cuts(&self) -> Option<Folds> {
        let line = self.line();
        let given = self.peeled.text.span(Span::new(line, line)).start;
        let prompt =
            self.peeled.beside(Span::at(given)).find(|slip| slip.kind == SlipKind::Prompt && slip.span.end == given);
        fold::find(&self.peeled.text.text()[line..self.limit], prompt.map_or(0, |slip| slip.span.len()))
    }

    /// Makes `finalist` dearer by the cuts that it leaves.
    pub(super) fn charge(&self, folds: &Folds, finalist: &mut Finalist) {
        let line = self.line();
        let text = &self.peeled.text.text()[line..self.limit];
        finalist.cost += finalist.left(folds, line).max(folds.left_behind(text, finalist.end - line));
    }

    /// The lines of the command without `folds`.
    pub(super) fn unfolded(&self, folds: &Folds) -> Unfolded {
        let line = self.line();
        let span = Span::new(line, self.limit);
        let region = Mapped::verbatim(self.peeled.text.text(), span).over(&self.peeled.text);
        let given = self.peeled.text.span(span);
        let mut slips: Vec<_> = self.peeled.beside(given).cloned().collect();
        slips.extend(folds.spans().map(|span| Slip {
            kind: SlipKind::HardWrap,
            span: region.span(span),
            text: folds.joint.to_owned(),
        }));
        let text = folds.undone(region.text()).over(&region);
        let start = self.start.back(line);
        Unfolded { peeled: Peeled::new(text, slips), start }
    }
}
