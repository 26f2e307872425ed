//! Replies in the paste, and what they mean for its commands.

use super::Call;
use crate::mend::{Command, Rest};
use crate::text::{Source, Span};

/// A reply found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Where it stands in the text as given.
    pub span: Span,
    /// Who speaks.
    pub service: Service,
    /// The errors it tells of.
    pub errors: Vec<ApiError>,
    /// A flat kebab-case name of what it means.
    pub meaning: &'static str,
    /// What it means for the command it answers, in words.
    pub text: String,
    /// The rule whose finding on the command explains it.
    pub cause: Option<&'static str>,
    /// Index of the command it answers: the nearest before it.
    pub command: Option<usize>,
}

/// Who speaks in a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Service {
    /// Cloudflare's API.
    Cloudflare,
    /// curl itself.
    Curl,
    /// The shell.
    Shell,
    /// Somebody else.
    Other,
}

/// One error of a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    /// The number; 0 where none is given.
    pub code: u32,
    /// The message as given.
    pub message: String,
    /// The errors behind it.
    pub chain: Vec<Self>,
}

/// Reads each of `rest` as a reply to the nearest of `commands` before it.
///
/// `calls` holds, for each command, what its first request asks of the API.
pub fn replies(source: &Source, rest: &[Rest], commands: &[Command], calls: &[Option<Call>]) -> Vec<Reply> {
    let _ = (source, rest, commands, calls);
    Vec::new()
}
