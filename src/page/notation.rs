//! How a document writes what a block says, where that is not byte for byte; knows no document.

use std::borrow::Cow;

/// How what is new in a block is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Notation {
    /// As it is.
    #[default]
    Plain,
    /// Between double quotes, with backslashes: a string of JSON or YAML.
    Double,
    /// Between single quotes, those within doubled: a string of YAML.
    Single,
    /// Without quotes, ended by what YAML takes for the end of a value.
    Bare,
    /// Word by word, as strings of a list: what is new can only be part of a word.
    Words,
    /// In a template literal of JavaScript, in which variables are those of a program.
    Template,
    /// As text of MDX, where braces hold programs.
    Markup,
}

/// How a dollar sign of the shell is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Dollars {
    /// As it is.
    #[default]
    Plain,
    /// Twice, as one alone is make's, or that of Compose.
    Doubled,
}

impl Dollars {
    /// `text` with its dollar signs as they are written.
    pub(crate) fn written(self, text: Cow<'_, str>) -> Cow<'_, str> {
        match self {
            Self::Doubled if text.contains('$') => Cow::Owned(text.replace('$', "$$")),
            _ => text,
        }
    }
}

impl Notation {
    /// How `text` is written; `None` where it cannot stand.
    pub(crate) fn written(self, text: &str) -> Option<Cow<'_, str>> {
        match self {
            Self::Plain => Some(Cow::Borrowed(text)),
            Self::Double => Some(Cow::Owned(escaped(text))),
            Self::Single => (!text.contains('\n')).then(|| Cow::Owned(text.replace('\'', "''"))),
            Self::Bare => fits_bare(text).then_some(Cow::Borrowed(text)),
            Self::Words => text.chars().all(is_plain).then_some(Cow::Borrowed(text)),
            // A variable of the shell would look like one of the program.
            Self::Template => (!text.contains('$')).then(|| Cow::Owned(text.replace('\\', "\\\\").replace('`', "\\`"))),
            Self::Markup => (!text.contains(['{', '}', '<'])).then_some(Cow::Borrowed(text)),
        }
    }
}

/// Whether a shell takes `c` for a letter of a word, whatever stands around it.
pub(super) fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-_./:=@%+,".contains(c) || !c.is_ascii()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ => out.push(c),
        }
    }
    out
}

/// Whether nothing in `text` ends a value or starts a comment, whatever stands before and behind it.
fn fits_bare(text: &str) -> bool {
    let ends = |mark: char, before: bool| {
        text.match_indices(mark).any(|(at, _)| {
            let beside = if before { text[..at].chars().next_back() } else { text[at + 1..].chars().next() };
            beside.is_none_or(char::is_whitespace)
        })
    };
    !text.contains('\n') && !ends(':', false) && !ends('#', true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(notation: Notation, text: &str, expected: Option<&str>) {
        assert_eq!(notation.written(text).as_deref(), expected, "{notation:?} {text}");
    }

    #[test]
    fn quotes_are_written_as_the_string_has_them() {
        check(Notation::Double, "-d \"a\\\n\"", Some("-d \\\"a\\\\\\n\\\""));
        check(Notation::Single, "-d 'a'", Some("-d ''a''"));
        check(Notation::Single, "\\\n", None);
        assert_eq!(Dollars::Doubled.written(Cow::Borrowed("-H \"$A\"")), "-H \"$$A\"");
    }

    #[test]
    fn what_would_end_a_value_cannot_stand_in_it() {
        check(Notation::Bare, "-d \"a:b#c\"", Some("-d \"a:b#c\""));
        for text in ["A: b", "A:", "a #b", "#b", "\\\n"] {
            check(Notation::Bare, text, None);
        }
        check(Notation::Words, "--data", Some("--data"));
        check(Notation::Template, "\\\n`a`", Some("\\\\\n\\`a\\`"));
        check(Notation::Template, "\"$A\"", None);
        check(Notation::Markup, "-d \"a\"", Some("-d \"a\""));
        check(Notation::Markup, "-d '{}'", None);
        for text in [" ", "'a'", "$A", "a;b"] {
            check(Notation::Words, text, None);
        }
    }
}
