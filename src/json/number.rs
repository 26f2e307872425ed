//! Numbers: which `serde_json` takes, and what those it does not take were meant to be.

use super::blank::is_blank;

/// Whether `text` is a number that `serde_json` takes.
pub(super) fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c == '-' || c.is_ascii_digit())
        && !text.ends_with(is_blank)
        && serde_json::from_str::<serde_json::Number>(text).is_ok()
}

/// Whether `text` is a number to other readers at least.
pub(super) fn looks_like_number(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| matches!(c, '0'..='9' | '+' | '-' | '.' | 'e' | 'E'))
        && text.parse::<f64>().is_ok()
}

/// The number that `text` was meant to be.
pub(super) fn repaired_number(text: &str) -> Option<String> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let digits = digits.trim_start_matches('0');
    let zero = if digits.starts_with(|c: char| c.is_ascii_digit()) { "" } else { "0" };
    let number = format!("{sign}{zero}{}", digits.strip_suffix('.').unwrap_or(digits));
    is_number(&number).then_some(number)
}
