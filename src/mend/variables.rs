//! The variables that a text names.

use super::lead::is_name;
use crate::shell::Dialect;

/// The variables that stand in `text`, which is written for `dialect`, each once.
pub(super) fn names(text: &str, dialect: Dialect) -> Vec<&str> {
    let mut names: Vec<&str> = if dialect == Dialect::Cmd { of_cmd(text) } else { of_sh(text) };
    names.sort_unstable();
    names.dedup();
    names
}

/// `%NAME%`
fn of_cmd(text: &str) -> Vec<&str> {
    let parts: Vec<_> = text.split('%').collect();
    let within = parts.len().saturating_sub(1);
    parts.into_iter().take(within).skip(1).filter(|name| is_name(name)).collect()
}

/// `$NAME`, `${NAME}`
fn of_sh(text: &str) -> Vec<&str> {
    text.match_indices('$')
        .filter_map(|(at, _)| {
            let inside = text[at + 1..].trim_start_matches(['{', '#', '!']);
            let len = inside.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(inside.len());
            Some(&inside[..len]).filter(|name| is_name(name))
        })
        .collect()
}
