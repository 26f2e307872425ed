//! Why a request was not sent, or not answered.

use super::octets;
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
    /// How far redirects had led.
    pub(super) reached: Option<Box<Reached>>,
}

/// The request that was not answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reached {
    pub(super) url: String,
    pub(super) method: String,
    pub(super) redirects: usize,
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

    /// The same, of the request that `reached` tells of.
    pub(super) fn at(mut self, reached: Reached) -> Self {
        self.reached.get_or_insert(Box::new(reached));
        self
    }

    /// curl would end with the number `exit`.
    pub fn curl(exit: u8, message: impl Into<String>) -> Self {
        let message = octets::shown(&message.into()).into_owned();
        Self { exit, message, heads: Vec::new(), reached: None }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

/// What the system says, in our voice.
pub(super) fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        std::io::ErrorKind::AlreadyExists => "there is such a file already".to_owned(),
        std::io::ErrorKind::BrokenPipe => "nobody reads it any longer".to_owned(),
        std::io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}
