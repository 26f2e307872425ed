//! Block scalars of YAML: texts over the lines below their key.

use super::code::{self, Code};
use super::language::Language;
use super::line::{Line, dedented};
use super::{Block, Turns};
use crate::text::{Mapped, Span};

/// How the lines of a block scalar are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Folding {
    Literal,
    Folded,
}

impl Folding {
    /// That of `|`, `>-`, `|2+ # comment`.
    pub(super) fn read(value: &str) -> Option<Self> {
        let style = match value.bytes().next()? {
            b'|' => Self::Literal,
            b'>' => Self::Folded,
            _ => return None,
        };
        let rest = value[1..].trim_start_matches(['+', '-', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        (rest.is_empty() || rest.starts_with([' ', '\t']) && rest.trim_start().starts_with('#')).then_some(style)
    }

    /// The blocks in `body`, its lines.
    pub(super) fn block(self, source: &str, body: &[Line<'_>], language: Language, ignores: Vec<Span>) -> Vec<Block> {
        let blank = body.iter().rev().take_while(|line| line.is_blank()).count();
        let body = &body[..body.len() - blank];
        let (Some(first), Some(last)) = (body.first(), body.last()) else { return code::comments(ignores) };
        let text = match self {
            Self::Literal => dedented(source, body),
            Self::Folded => folded(source, body),
        };
        let mut blocks = Code { span: Span::new(first.start, last.next), text, language, ignores }.blocks();
        if self == Self::Folded {
            for block in &mut blocks {
                block.turns = Turns::Folded;
            }
        }
        blocks
    }
}

/// `lines` joined by blanks, but for those that are empty or deeper than the first.
fn folded(source: &str, lines: &[Line<'_>]) -> Mapped {
    let skip = lines.iter().filter(|line| !line.is_blank()).map(Line::indent).min().unwrap_or(0);
    let mut out = Mapped::default();
    for (index, line) in lines.iter().enumerate() {
        out.copy(source, Span::new(line.start + skip.min(line.indent()), line.end()));
        let plain = |line: &Line<'_>| !line.is_blank() && line.indent() == skip;
        match lines.get(index + 1) {
            Some(next) if plain(line) && plain(next) => out.replace(" ", line.ending()),
            _ => line.add_ending(source, &mut out),
        }
    }
    out
}
