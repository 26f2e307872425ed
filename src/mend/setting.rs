//! Where a command begins: at the start of its line, in a sentence, in code.

/// Where the command began, which decides how easily it ends within a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// At the start of a line.
    Line,
    /// Within a sentence.
    Sentence,
    /// Behind a backtick.
    Code,
}
