//! How a conversation ends.

/// How the conversation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The editor said goodbye.
    Orderly,
    /// It left.
    Abrupt,
}
