//! Plain text: a paste, whatever it is called.

use super::{Block, BlockKind, Format, Purpose, Turns};
use crate::text::{Mapped, Source};

pub(super) const FORMAT: Format = Format { endings: &[".txt", ".log"], read, purpose: Purpose::Paste };

pub(super) fn read(source: &Source) -> Vec<Block> {
    let text = Mapped::verbatim(source.text(), source.span());
    vec![Block {
        span: source.span(),
        text,
        kind: BlockKind::Paste,
        dialect: None,
        ignores: Vec::new(),
        turns: Turns::Kept,
    }]
}
