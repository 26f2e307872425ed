//! Plain text: a paste, whatever it is called.

use super::{Block, BlockKind, Format};
use crate::text::{Mapped, Source};

pub(super) const FORMAT: Format = Format { endings: &[".txt", ".log"], read };

pub(super) fn read(source: &Source) -> Vec<Block> {
    let text = Mapped::verbatim(source.text(), source.span());
    vec![Block { span: source.span(), text, kind: BlockKind::Paste, dialect: None, ignores: Vec::new() }]
}
