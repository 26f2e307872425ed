//! Words of POSIX sh: bare, else in single quotes; variables in double quotes.

use super::{Piece, is_safe, letter_after};

/// A word without anything to fill in.
pub(super) fn known(value: &str) -> String {
    if is_bare(value) {
        return value.to_owned();
    }
    let quoted = shell_words::quote(value);
    // What is special to bash, not to POSIX sh, comes back bare: braces, for one.
    if quoted == value { format!("'{value}'") } else { quoted.into_owned() }
}

fn is_bare(value: &str) -> bool {
    let mut letters = value.chars();
    let is_inner = |letter| is_safe(letter) || matches!(letter, '@' | ',' | '=' | '%');
    letters.next().is_some_and(|first| is_safe(first) || first == '@') && letters.all(is_inner)
}

/// A word with something to fill in: all in double quotes, or only that where the rest would need escapes.
pub(super) fn live(pieces: &[Piece<'_>]) -> String {
    let escapes = |letter| matches!(letter, '"' | '$' | '\\' | '!' | '`');
    let spliced = pieces.iter().any(|piece| match piece {
        Piece::Text(text) => text.contains(escapes),
        Piece::Variable(_) => false,
        Piece::Expansion(written) => is_bare_only(written),
    });
    if spliced { splice(pieces) } else { format!("\"{}\"", concat(pieces)) }
}

fn concat(pieces: &[Piece<'_>]) -> String {
    pieces.iter().enumerate().map(|(index, piece)| written(piece, letter_after(pieces, index))).collect()
}

fn splice(pieces: &[Piece<'_>]) -> String {
    let piece = |piece: &Piece<'_>| match piece {
        Piece::Text(text) => known(text),
        Piece::Expansion(written) if is_bare_only(written) => (*written).to_owned(),
        _ => format!("\"{}\"", written(piece, None)),
    };
    pieces.iter().map(piece).collect()
}

/// Process substitutions and arrays, which quotes would make text.
fn is_bare_only(written: &str) -> bool {
    written.starts_with(['<', '>', '('])
}

/// `piece` in double quotes before the letter `next`.
fn written(piece: &Piece<'_>, next: Option<char>) -> String {
    match piece {
        Piece::Variable(name) => {
            let glued = next.is_some_and(|next| next.is_ascii_alphanumeric() || matches!(next, '_' | '['));
            let long = name.len() > 1 && name.starts_with(|first: char| first.is_ascii_digit());
            if glued || long { format!("${{{name}}}") } else { format!("${name}") }
        }
        Piece::Text(text) | Piece::Expansion(text) => (*text).to_owned(),
    }
}
