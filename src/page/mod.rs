//! A file by its name, or an unnamed paste → blocks that may hold commands.
//!
//! Structure of a named document is structure; an unnamed paste is one block of plain text, and
//! everything peeled off it is a slip, which is the business of [`mend`](crate::mend).

use crate::shell::Dialect;
use crate::text::{Mapped, Source, Span};

/// A stretch of a source that may hold commands, freed from the document's structure.
#[derive(Clone, Debug)]
pub struct Block {
    /// Where it stands in the source.
    pub span: Span,
    /// Its text, mapped to the source: quote marks, indents and list markers of the document left out.
    pub text: Mapped,
    /// What kind of block it is.
    pub kind: BlockKind,
    /// The shell it is written for, where the document says so.
    pub dialect: Option<Dialect>,
    /// `uncurly: ignore` comments that hold for it, spans in the source.
    pub ignores: Vec<Span>,
}

/// The kinds of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// An unnamed paste: prose, commands, replies, in any mix.
    Paste,
    /// A code block of a document, or a shell script: commands, line by line.
    Script,
    /// A transcript: commands behind prompts, output between them.
    Transcript,
    /// Code inside a sentence.
    Inline,
}

/// The blocks of `source`, in order.
pub fn read(source: &Source) -> Vec<Block> {
    let text = Mapped::verbatim(source.text(), source.span());
    vec![Block { span: source.span(), text, kind: BlockKind::Paste, dialect: None, ignores: Vec::new() }]
}
