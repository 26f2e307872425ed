//! Why a request was not sent, or not answered.

use std::fmt;

/// The exit number where it is not curl that would fail, but uncurly that refuses.
pub const REFUSED: u8 = 125;

/// Why it ended early.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// curl's exit number, or [`REFUSED`].
    pub exit: u8,
    /// What happened, and what to do.
    pub message: String,
    /// The heads that had come before, as they came.
    pub(super) heads: Vec<u8>,
}

impl Stop {
    /// uncurly itself refuses.
    pub fn refused(message: impl Into<String>) -> Self {
        Self::curl(REFUSED, message)
    }

    /// The same, after `heads` had come.
    pub(super) fn behind(mut self, heads: &[u8]) -> Self {
        self.heads.splice(0..0, heads.iter().copied());
        self
    }

    /// curl would end with the number `exit`.
    pub fn curl(exit: u8, message: impl Into<String>) -> Self {
        Self { exit, message: message.into(), heads: Vec::new() }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}
