//! Shell text → commands, words, redirections, heredocs; and back: quoting for each shell.
//!
//! Total: a value *and* complaints, for any text. Knows nothing of curl, and nothing of damage.

mod cursor;
mod parts;
mod posix;
mod quote;
mod script;
#[cfg(test)]
mod shown;
mod value;
mod windows;

pub use quote::{quote, quote_value};
pub use script::{
    Assignment, Complaint, ComplaintKind, Dialect, End, Heredoc, Part, Pipeline, Quoting, Redirect, Script, Simple,
    Word, Worth,
};
pub use value::{Piece, Unknown, UnknownKind, Value};

/// Reads `text` as a script for the shell `dialect`.
pub fn read(text: &str, dialect: Dialect) -> Script {
    match dialect {
        Dialect::Posix => posix::read(text),
        Dialect::Cmd => windows::cmd::read(text),
        Dialect::PowerShell => windows::powershell::read(text),
    }
}
