//! How a command stands in its script: what a shell makes of it that is no part of it.

use crate::shell::{End, Within};

/// What is around a command in its script.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// Conditions, loops and values around it.
    pub within: Within,
    /// What ends its pipeline.
    pub end: End,
    /// Whether its pipeline goes on behind what was read as the command.
    pub goes_on: bool,
    /// Whether the script ends where a command fails: `set -e`.
    pub ends_on_error: bool,
    /// What it no longer has where it stands alone, in order of place.
    pub left: Vec<Left>,
}

/// Something that is no part of a command, though what is done with it depends on that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// It runs at times of its own, as in a crontab.
    Schedule,
    /// It runs only if what stands before `&&` or `||` ends well or fails.
    Before(Link),
    /// What a group or a loop puts out is piped into it.
    Feeder,
    /// Its status is turned round: `!`.
    Negation,
    /// It may run more than once.
    Loop,
    /// A condition goes by it.
    Condition,
    /// It runs in some cases only.
    Branch,
    /// It runs where a function is called.
    Function,
    /// It shares braces or parentheses with others, or with what stands behind them.
    Group,
    /// Its output, or it itself, is a value: `X=$(…)`.
    Taker(String),
    /// What it puts out is piped into something that is not read as a part of it.
    Pipe,
    /// What stands behind `&&` or `||` goes by its status.
    Behind(Link),
    /// It runs while the script goes on.
    Background,
}

/// An operator, and what it joins a command to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// `&&` or `||`.
    pub operator: End,
    /// The name of the program, where it is plain to see and no other curl.
    pub program: Option<String>,
}

impl Around {
    /// Whether it runs only where what stands before `||` fails.
    pub fn is_fallback(&self) -> bool {
        self.left.iter().any(|left| matches!(left, Left::Before(link) if link.operator == End::Or))
    }

    /// What of it holds for whatever shell the command is written for.
    pub(super) fn linked(mut self) -> Self {
        self.left.retain(|left| matches!(left, Left::Before(_) | Left::Behind(_)));
        Self { left: self.left, ..Self::default() }
    }
}
