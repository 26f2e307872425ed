//! What is said of a reply.

use crate::text::Span;

/// What a reply means for the command it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) meaning: &'static str,
    pub(super) text: String,
    pub(super) cause: Option<&'static str>,
    /// Where in the command the cause stands.
    pub(super) place: Option<Span>,
}

impl Told {
    /// `meaning` in the words `text`, with no finding behind it.
    pub(super) fn new(meaning: &'static str, text: impl Into<String>) -> Self {
        Self { meaning, text: text.into(), cause: None, place: None }
    }

    /// The same, explained by the finding of `rule`.
    #[must_use]
    pub(super) fn because(self, rule: &'static str) -> Self {
        Self { cause: Some(rule), ..self }
    }

    /// The same, the cause being at `place` of the command.
    #[must_use]
    pub(super) fn at(self, place: Span) -> Self {
        Self { place: Some(place), ..self }
    }
}
