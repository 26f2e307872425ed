//! The state of reading one list: what has just been read, and what is still open.

use super::heredoc::Pending;
use crate::shell::{Pipeline, Within};
use crate::text::Span;

/// What has just been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Place {
    /// Nothing: a command may follow.
    #[default]
    Start,
    /// An operator or reserved word that a command must follow.
    Needed(Span),
    /// `!` or `time`, behind which bash wants no command.
    Prefix,
    /// The head of a function, whose body must be a compound command.
    Head(Span),
    /// A simple command.
    Command,
    /// The end of a compound command.
    Closed(Span),
}

/// A part of a compound command that something must follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Subshell,
    Brace,
    If,
    Then,
    Else,
    While,
    For,
    Do,
    Case,
}

/// A compound command that is not closed yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    pub(super) stage: Stage,
    pub(super) span: Span,
    /// What is around that which stands in it.
    pub(super) within: Within,
}

/// The state of reading one list.
#[derive(Debug, Default)]
pub(super) struct Frame {
    pub(super) place: Place,
    pub(super) pipeline: Pipeline,
    pub(super) opens: Vec<Open>,
    /// How many of them are subshells.
    pub(super) subshells: usize,
    pub(super) pending: Vec<Pending>,
    /// What is around the whole list.
    pub(super) around: Within,
}
