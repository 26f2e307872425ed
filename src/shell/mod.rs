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
    Within, Word, Worth,
};
pub use value::{Piece, Unknown, UnknownKind, Value};
pub use windows::powershell::expression;

/// Reads `text` as a script for the shell `dialect`.
pub fn read(text: &str, dialect: Dialect) -> Script {
    match dialect {
        Dialect::Posix => posix::read(text),
        Dialect::Cmd => windows::cmd::read(text),
        Dialect::PowerShell => windows::powershell::read(text),
    }
}

/// Reads the first pipeline of `text` and what may stand before it, and no more.
pub fn read_first(text: &str, dialect: Dialect) -> Script {
    match dialect {
        Dialect::Posix => posix::read_first(text),
        Dialect::Cmd => windows::cmd::read_first(text),
        Dialect::PowerShell => windows::powershell::read_first(text),
    }
}

/// Reads the first statement of `text`: the lines up to the first end of one where no compound command, operator or
/// here-document is open, and how many bytes they are. `None` where the shell would complain of it, or want more.
pub fn read_statement(text: &str) -> Option<(Script, usize)> {
    posix::read_statement(text)
}

/// One past the compound command of a POSIX shell that `text` starts with; `None` where none does, or it is not closed.
pub fn compound_end(text: &str) -> Option<usize> {
    posix::compound_end(text)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    const DIALECTS: [Dialect; 3] = [Dialect::Posix, Dialect::Cmd, Dialect::PowerShell];

    /// What nests, or is looked at ahead of its reading, over and over.
    const REPEATED: &str = "(·)·((·$(·$((·${·${x:-·\"$(·\"${x:-·`·\\`·\"`·<(·a=(·{ ·} ·if ·case a in ·a) b;; ·[[ ·\\\n·a\\\n·<<A ·<<A\n·$(cat <<A\n·'·\"·$'·\\·((a) b) ·((a ·$((a ·%a·^\n·@'\n·@(·<#\n·$a = ·a=·f() ";

    #[test]
    fn any_nesting_is_read_in_linear_time() {
        for part in REPEATED.split('·') {
            let text = part.repeat(20_000 / part.len());
            for dialect in DIALECTS {
                let start = Instant::now();
                read(&text, dialect);
                let taken = start.elapsed();
                assert!(taken < Duration::from_secs(3), "{part:?} {dialect:?} {taken:?}");
            }
        }
    }

    #[test]
    fn the_first_pipeline_is_that_of_the_whole() {
        for text in
            ["curl x; b", "a | b\nc", "curl \"$(a; b)\" d && e", "a <<E; b\nx; y\nE\nc", "{ a; }; b", "", "\n\na\nb"]
        {
            for dialect in DIALECTS {
                let first = read(text, dialect).pipelines.into_iter().next();
                assert_eq!(read_first(text, dialect).pipelines.into_iter().next(), first, "{text:?} {dialect:?}");
            }
        }
    }

    #[test]
    fn too_deep_is_said_once() {
        for (part, dialect) in [("$(", Dialect::Posix), ("\"${x:-", Dialect::Posix), ("$(", Dialect::PowerShell)] {
            let complaints = read(&part.repeat(500), dialect).complaints;
            let deep = complaints.iter().filter(|complaint| complaint.kind == ComplaintKind::TooDeep);
            assert_eq!(deep.count(), 1, "{part}");
            assert!(read(&part.repeat(60), dialect).complaints.iter().all(|one| one.kind != ComplaintKind::TooDeep));
        }
    }
}
