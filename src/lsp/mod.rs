//! The language server: findings, fixes and pages for editors.
//!
//! One message after the other, in order. What it says is masked as reports are; what it edits is the
//! editor's own text.

mod actions;
mod capabilities;
mod client;
mod completion;
mod conversation;
mod convert;
mod diagnostics;
mod document;
mod ending;
mod frame;
mod hover;
mod inbox;
#[cfg(feature = "run")]
mod lens;
mod program;
mod server;
mod uri;

pub use conversation::{serve, serve_streams};
pub use ending::Ending;
