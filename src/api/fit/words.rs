//! What is wanted, in words, and what a wrong word was most likely to be.

use crate::knowledge::shape::{Object, Scalar, ScalarKind, Shape};
use crate::text::distance;

/// How many are told one by one.
const MANY: usize = 12;

/// The shapes in words: `a text`, `a list or a number`, "`on` or `off`", `30 to 86400, or 1`.
pub(crate) fn wanted(shapes: &[Shape<'_>]) -> String {
    let mut words: Vec<String> = Vec::new();
    for shape in shapes {
        for word in described(*shape) {
            if !words.contains(&word) {
                words.push(word);
            }
        }
    }
    let more = words.len().saturating_sub(MANY);
    words.truncate(MANY);
    let last = if more > 0 { Some(format!("{more} others")) } else { words.pop() };
    match (words.join(", "), last) {
        (_, None) => String::new(),
        (first, Some(last)) if first.is_empty() => last,
        (first, Some(last)) => format!("{first} or {last}"),
    }
}

fn described(shape: Shape<'_>) -> Vec<String> {
    match shape {
        Shape::Scalar(scalar) if scalar.is_listed() => scalar.values().map(|it| shown(scalar, it)).collect(),
        Shape::Scalar(scalar) => vec![sized(scalar)],
        Shape::List { length, .. } => {
            let count = if length.is_open() { String::new() } else { format!(" of {}", length.words()) };
            vec![format!("a list{count}{}", if length.once { ", each once" } else { "" })]
        }
        Shape::Object(Object { length, .. }) | Shape::Map { length, .. } if !length.words().is_empty() => {
            vec![format!("an object with {} members", length.words())]
        }
        Shape::Map { .. } | Shape::Object(_) | Shape::Free => vec!["an object".to_owned()],
        Shape::Choice(choice) => choice.variants().flat_map(|variant| described(variant.shape())).collect(),
        Shape::Any => vec!["anything".to_owned()],
    }
}

fn shown(scalar: Scalar<'_>, value: &str) -> String {
    if scalar.kind == ScalarKind::Text { format!("`\"{value}\"`") } else { format!("`{value}`") }
}

fn sized(scalar: Scalar<'_>) -> String {
    let (kind, unit) = match scalar.kind {
        ScalarKind::Text => ("a text", " characters"),
        ScalarKind::Number => ("a number", ""),
        ScalarKind::Integer => ("a whole number", ""),
        ScalarKind::Boolean => ("`true` or `false`", ""),
    };
    let kind = match (scalar.format, scalar.pattern) {
        ("", "") => kind.to_owned(),
        ("", pattern) => format!("{kind} that matches `{pattern}`"),
        (format, _) => format!("{kind} of format `{format}`"),
    };
    match (scalar.range.words(), scalar.kind) {
        (words, _) if words.is_empty() => kind,
        (words, ScalarKind::Text) => format!("{kind} of {words}{unit}"),
        (words, _) => format!("{kind}, {words}"),
    }
}

/// What was meant by a wrong word, and whether it differs in case and signs only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Near {
    pub(crate) word: &'static str,
    pub(crate) is_spelling: bool,
}

/// The one of `words` nearest to `word`, if one is near.
pub(crate) fn near(word: &str, words: impl Iterator<Item = &'static str>) -> Option<Near> {
    let bare = plain(word);
    // Of numbers none is like another.
    let is_number = !word.bytes().any(|byte| byte.is_ascii_alphabetic());
    let limit = if is_number { 0 } else { (word.len() / 4).clamp(1, 3) };
    let cost = |near: &'static str| {
        if plain(near) == bare {
            return Some((0, near));
        }
        distance(word, near, limit).filter(|&cost| cost < near.len()).map(|cost| (cost, near))
    };
    let (cost, word) = words.filter_map(cost).min()?;
    Some(Near { word, is_spelling: cost == 0 })
}

fn plain(word: &str) -> String {
    word.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}
