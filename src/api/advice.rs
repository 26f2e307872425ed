//! Advice in the paste, judged for its commands.

use super::Call;
use crate::mend::{Command, Rest};
use crate::text::{Source, Span};

/// A sentence that tells what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// Where it stands in the text as given.
    pub span: Span,
    /// Whether it is right.
    pub verdict: Verdict,
    /// What is to be said about it, in words.
    pub text: String,
    /// Index of the command it is about: the nearest before it.
    pub command: Option<usize>,
}

/// Whether advice is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It is.
    Right,
    /// It is not.
    Wrong,
    /// It was, once.
    Outdated,
    /// That depends on what the command does not show.
    Depends,
}

/// Judges each piece of advice among `rest` for the nearest of `commands` before it.
pub fn advice(source: &Source, rest: &[Rest], commands: &[Command], calls: &[Option<Call>]) -> Vec<Advice> {
    let _ = (source, rest, commands, calls);
    Vec::new()
}
