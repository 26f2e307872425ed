//! A block → its commands, each with what pasting did to it, how it reads, and how sure that is.
//!
//! Only this stage says where a command begins and ends. Knows nothing of any API's rules beyond
//! what the acceptors ask of [`knowledge`](crate::knowledge).

mod command;

pub use command::{Assigned, Certainty, Command, Mended, Rest, RestKind, Slip, SlipKind};

use crate::page::Block;

/// Whether damage is undone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mending {
    /// It is.
    #[default]
    On,
    /// The text is read as written.
    AsWritten,
}

/// Finds the commands of `block` and undoes what pasting did to them.
pub fn mend(block: &Block, mending: Mending) -> Mended {
    let _ = (block, mending);
    Mended::default()
}
