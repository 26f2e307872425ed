//! The facts of `grammar/` as static tables, read in place when first looked at.
//!
//! Knows no text that somebody pasted.

pub mod catalogue;
pub mod credentials;
pub mod entities;
pub mod errors;
pub mod glyphs;
mod masks;
mod nearest;
pub mod options;
pub mod placeholders;
pub mod shape;
pub mod table;
mod vocabulary;
pub mod widths;
