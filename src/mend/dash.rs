//! Dashes before the options of other programs, behind a pipe.

use super::word::Doubt;
use crate::knowledge::glyphs::{Glyph, glyph, is_dash};
use crate::text::Span;

/// What one word of another program was before its dashes were made typographic.
pub(super) struct Dashed {
    /// The dashes.
    pub(super) span: Span,
    /// What stood there.
    pub(super) text: &'static str,
    /// Whether it could have been something else.
    pub(super) doubt: Doubt,
}

/// Short names of long options that clusters of letters could be mistaken for.
const LONG: [&str; 11] = ["all", "arg", "args", "csv", "key", "raw", "rm", "seq", "tab", "url", "yes"];

/// The dashes of the word at `at`, an argument of `program`; `None` where none is typographic.
pub(super) fn dashed(text: &str, at: usize, program: &str) -> Option<Dashed> {
    let rest = text[at..].trim_start_matches(is_dash);
    let span = Span::new(at, text.len() - rest.len());
    let given = span.of(text);
    if given.is_ascii() {
        return None;
    }
    let name = &rest
        [..rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '"' | '\'' | '“' | '‘')).unwrap_or(rest.len())];
    let marks = given.chars().count();
    let hyphens = given.chars().all(|c| c == '-' || matches!(glyph(c), Some((Glyph::Hyphen, _))));
    let (text, doubt) = match name.chars().count() {
        _ if hyphens && marks == 1 => ("-", Doubt::None),
        _ if marks > 1 => ("--", Doubt::None),
        0 | 2.. if given == "—" => ("--", Doubt::None),
        0 => ("-", Doubt::Dash),
        1 => ("-", Doubt::None),
        _ if program == "tar" && name.chars().all(|c| "cfjJptvxzC".contains(c)) => ("-", Doubt::None),
        len if len > 3 || LONG.contains(&name) => ("--", Doubt::None),
        _ => ("-", Doubt::Dash),
    };
    Some(Dashed { span, text, doubt })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, program: &str, expected: &str, doubt: Doubt) {
        let dashed = dashed(word, 0, program).expect("its dashes are typographic");
        assert_eq!((dashed.text, dashed.doubt), (expected, doubt), "{word}");
    }

    #[test]
    fn letters_have_one_hyphen_and_names_two() {
        check("–o", "gpg", "-", Doubt::None);
        check("–dearmor", "gpg", "--", Doubt::None);
        check("—", "bash", "--", Doubt::None);
        check("—i", "grep", "-", Doubt::None);
        check("–xz", "tar", "-", Doubt::None);
        check("–arg", "jq", "--", Doubt::None);
        check("–sr", "jq", "-", Doubt::Dash);
        check("–", "tar", "-", Doubt::Dash);
        check("−n", "head", "-", Doubt::None);
    }
}
