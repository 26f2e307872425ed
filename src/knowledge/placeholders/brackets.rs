//! Placeholders in brackets: `<zone id>`, `{{token}}`, `%NAME%`.

use super::email::email;
use super::{Placeholder, Style, masks, meaning, vocabulary};

/// Pairs of brackets; longer ones stand before those that they begin with.
const BRACKETS: [(&str, &str, Style); 21] = [
    ("&lt;", "&gt;", Style::Angle),
    ("%3c", "%3e", Style::Angle),
    ("<<", ">>", Style::Angle),
    ("<", ">", Style::Angle),
    ("«", "»", Style::Angle),
    ("‹", "›", Style::Angle),
    ("⟨", "⟩", Style::Angle),
    ("〈", "〉", Style::Angle),
    ("《", "》", Style::Angle),
    ("＜", "＞", Style::Angle),
    ("${{", "}}", Style::Curly),
    ("{{{", "}}}", Style::Curly),
    ("{{", "}}", Style::Curly),
    ("${", "}", Style::Curly),
    ("#{", "}", Style::Curly),
    ("{", "}", Style::Curly),
    ("｛", "｝", Style::Curly),
    ("[[", "]]", Style::Square),
    ("[", "]", Style::Square),
    ("【", "】", Style::Square),
    ("%", "%", Style::Percent),
];

pub(super) fn bracketed(text: &str) -> Option<Placeholder> {
    let (inner, style) = BRACKETS.iter().find_map(|&(open, close, style)| {
        let inner = strip_suffix(strip_prefix(text, open)?, close)?;
        Some((inner.trim(), style))
    })?;
    if inner.contains('@') && style == Style::Angle {
        return email(inner);
    }
    is_bracketable(inner, style).then(|| Placeholder { style, meaning: meaning(&vocabulary::known(inner)) })
}

/// Whether `inner` in its brackets is no markup, template, glob, list or object.
fn is_bracketable(inner: &str, style: Style) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '\u{a0}' | '_' | '-' | '.');
    let starts = inner.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let speaks = || vocabulary::known(inner).into_iter().any(|word| !word.is("digits") && !word.is("filler"));
    match style {
        _ if masks::is_masked(inner) => true,
        Style::Angle => {
            starts
                && !inner.contains(['<', '>', '=', '"', '{', '}'])
                && !inner.contains("://")
                && (inner.chars().count() > 2 || speaks())
        }
        Style::Percent => starts && inner.chars().all(|c| is_word(c) && c != '.'),
        Style::Square => starts && inner.chars().all(|c| is_word(c) || matches!(c, '/' | '|')) && speaks(),
        _ => {
            let inner = inner.trim_start_matches(['$', '.', ' ']);
            inner.starts_with(|c: char| c.is_alphabetic() || c == '_') && inner.chars().all(is_word)
        }
    }
}

fn strip_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(rest)
}

fn strip_suffix<'a>(text: &'a str, suffix: &str) -> Option<&'a str> {
    let (rest, tail) = text.split_at_checked(text.len().checked_sub(suffix.len())?)?;
    tail.eq_ignore_ascii_case(suffix).then_some(rest)
}
