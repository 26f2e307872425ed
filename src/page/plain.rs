//! Plain text: a paste, whatever it is called.

use super::{Block, BlockKind, Format, Purpose, Remark};
use crate::text::{Mapped, Source};

pub(super) const FORMAT: Format =
    Format { endings: &[".txt", ".log"], read, purpose: Purpose::Paste, remark: Remark::HASH };

pub(super) fn read(source: &Source) -> Vec<Block> {
    let text = Mapped::verbatim(source.text(), source.span());
    vec![Block::of(source.span(), text, BlockKind::Paste)]
}
