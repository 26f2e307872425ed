//! Shell text → commands, words, redirections, heredocs; and back: quoting for each shell.
//!
//! Total: a value *and* complaints, for any text. Knows nothing of curl, and nothing of damage.

mod script;
mod value;

pub use script::{
    Assignment, Complaint, ComplaintKind, Dialect, End, Heredoc, Part, Pipeline, Quoting, Redirect, Script, Simple,
    Word, Worth,
};
pub use value::{Piece, Unknown, UnknownKind, Value};

/// Reads `text` as a script for the shell `dialect`.
pub fn read(text: &str, dialect: Dialect) -> Script {
    let _ = (text, dialect);
    Script::default()
}

/// `value` quoted as one word for `dialect`, as plainly as that shell allows.
pub fn quote(value: &str, dialect: Dialect) -> String {
    let _ = dialect;
    shell_words::quote(value).into_owned()
}
