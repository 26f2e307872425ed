//! What is told about a text, and how it can be cured.

use super::{Edit, Span};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Habit, style, explanation: a command that works gets nothing higher.
    Note,
    /// Probably wrong, or dangerous.
    Warning,
    /// Will fail, or something else is sent than was evidently meant.
    Error,
}

impl Level {
    /// All levels, mildest first.
    pub const ALL: [Self; 3] = [Self::Note, Self::Warning, Self::Error];

    /// The word used in every output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What applying a fix may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// The request stays, or becomes, what was evidently meant.
    Safe,
    /// Changes the request on a good guess.
    Unsafe,
    /// Needs a value only the user has; shown, never applied.
    Display,
}

impl Grade {
    /// The word used in every output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
            Self::Display => "display",
        }
    }
}

/// A cure: edits of the text as given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What applying it may do.
    pub grade: Grade,
    /// What it does, in the imperative: `close the quote after the URL`.
    pub title: String,
    /// Sorted, not overlapping, in the text as given.
    pub edits: Vec<Edit>,
}

/// One thing that is wrong, or worth knowing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Name of the rule.
    pub rule: &'static str,
    /// How bad it is here.
    pub level: Level,
    /// What is wrong; lower case, code in backticks, no final stop; never holds a secret.
    pub message: String,
    /// Why that matters, and what to do if there is no fix; empty when the message says all.
    pub why: String,
    /// Where, in the text as given.
    pub span: Span,
    /// Index of the command it belongs to.
    pub command: Option<usize>,
    /// How to cure it.
    pub fix: Option<Fix>,
}
