//! The door for WebAssembly: JSON in, JSON out.
//!
//! What comes out is what the command line prints: see `grammar/lint.schema.json` and
//! `grammar/ast.schema.json`. Knows no files, no network, no clock.

mod abi;
mod call;
mod last;
mod options;
mod paste;

pub use abi::{uncurly_alloc, uncurly_call, uncurly_free};
pub use call::call;
