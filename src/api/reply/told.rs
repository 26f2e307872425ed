//! What is said of a reply.

use crate::knowledge::edge::EdgeCode;
use crate::knowledge::errors::ErrorCode;
use crate::text::Span;

/// What a reply means for the command it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) meaning: &'static str,
    pub(super) text: String,
    /// What to do; empty where the text says it.
    pub(super) remedy: String,
    /// The rules whose findings would explain it, likeliest first.
    pub(super) causes: Vec<&'static str>,
    /// Where in the command the cause stands.
    pub(super) place: Option<Span>,
}

impl Told {
    /// `meaning` in the words `text`, with no finding behind it.
    pub(super) fn new(meaning: &'static str, text: impl Into<String>) -> Self {
        Self { meaning, text: text.into(), remedy: String::new(), causes: Vec::new(), place: None }
    }

    /// What the table says of an error of the API.
    pub(super) fn of(row: &ErrorCode) -> Self {
        Self { causes: row.rules().collect(), ..Self::new(row.meaning, row.text) }.remedy(row.remedy)
    }

    /// What the table says of an answer that no API gave.
    pub(super) fn of_edge(row: &EdgeCode) -> Self {
        Self::new(row.meaning, row.text).remedy(row.remedy)
    }

    /// The same, and what to do.
    #[must_use]
    pub(super) fn remedy(self, remedy: impl Into<String>) -> Self {
        Self { remedy: remedy.into(), ..self }
    }

    /// The same, explained by the finding of `rule`.
    #[must_use]
    pub(super) fn because(self, rule: &'static str) -> Self {
        Self { causes: vec![rule], ..self }
    }

    /// The same, the cause being at `place` of the command.
    #[must_use]
    pub(super) fn at(self, place: Span) -> Self {
        Self { place: Some(place), ..self }
    }
}
