//! Texts, numbers and booleans.

use super::Range;

/// A text, number, integer or boolean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scalar<'a> {
    /// Which.
    pub kind: ScalarKind,
    /// `uuid`, `ipv4` …; empty for none.
    pub format: &'a str,
    /// The bounds of a number, or of the count of a text's characters.
    pub range: Range<'a>,
    /// A regular expression; empty for none.
    pub pattern: &'a str,
    /// The only values, as written in the table; empty for all.
    values: &'a str,
}

/// Which scalar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScalarKind {
    /// A text.
    Text,
    /// A number.
    Number,
    /// A number without a fraction.
    Integer,
    /// `true` or `false`.
    Boolean,
}

impl<'a> Scalar<'a> {
    pub(super) fn read(kind: ScalarKind, text: &'a str) -> Self {
        let end = text.find(['=', '~']).unwrap_or(text.len());
        let (bounds, rest) = text.split_at(end);
        let formatted = bounds.strip_prefix('(').and_then(|rest| rest.split_once(')'));
        let (format, range) = formatted.unwrap_or(("", bounds));
        Self {
            kind,
            format,
            range: Range::read(range),
            pattern: rest.strip_prefix('~').unwrap_or_default(),
            values: rest.strip_prefix('=').unwrap_or_default(),
        }
    }

    /// The only values, those of older documents left out; none where all are taken.
    pub fn values(self) -> impl Iterator<Item = &'a str> + use<'a> {
        let new = self.values.split_once("||").map_or(self.values, |(new, _)| new);
        Self::split(new)
    }

    /// The only values, those of older documents too.
    pub fn all_values(self) -> impl Iterator<Item = &'a str> + use<'a> {
        Self::split(self.values)
    }

    /// Whether only some values are taken.
    pub fn is_listed(self) -> bool {
        !self.values.is_empty()
    }

    /// The only value, where there is one.
    pub fn only(self) -> Option<&'a str> {
        (self.is_listed() && !self.values.contains('|')).then(|| Self::split(self.values).next())?
    }

    /// Whether `value` is among the values, those of older documents too.
    pub fn lists(self, value: &str) -> bool {
        Self::split(self.values).any(|each| each == value)
    }

    fn split(values: &'a str) -> impl Iterator<Item = &'a str> + use<'a> {
        values.split('|').filter(|value| !value.is_empty()).map(|value| if value == "%" { "" } else { value })
    }
}
