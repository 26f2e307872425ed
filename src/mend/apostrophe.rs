//! A value without quotes that has an apostrophe, which a shell takes for a quote that is never closed: `-d name=O'Brien`.

use super::accept::Role;
use super::reading::{Reader, Reading};
use super::typed::Doubt;
use super::{Repair, SlipKind};
use crate::text::{Edit, Span};

impl Reader<'_> {
    /// The word that stands here, in double quotes.
    pub(super) fn apostrophe(&self) -> Option<Reading> {
        if !matches!(self.role, Role::Data | Role::Text) {
            return None;
        }
        let line = self.text[self.at..].split('\n').next().unwrap_or("");
        let word = line.split([' ', '\t']).next().unwrap_or("");
        let (before, behind) = word.split_once('\'')?;
        let is_plain = |c: char| c.is_alphanumeric() || "=-_.,:@+%/!".contains(c);
        let is_within = before.ends_with(char::is_alphabetic) && behind.starts_with(char::is_alphabetic);
        // What closes it elsewhere in the line is a quote as it is.
        let is_alone = line[word.len()..].matches('\'').count().is_multiple_of(2);
        if !is_within || !is_alone || !before.chars().chain(behind.chars()).all(is_plain) {
            return None;
        }
        let end = self.at + word.len();
        let repairs =
            [self.at, end].map(|at| Repair { kind: SlipKind::MissingQuotes, edit: Edit::new(Span::at(at), "\"") });
        Some(Reading { end, fit: self.role.fit(word), repairs: repairs.into(), doubt: Doubt::None })
    }
}
