//! Words of PowerShell: single quotes, or double quotes round variables; and `\"` for the program,
//! to which Windows PowerShell would else not hand on a quote mark.

use super::{Piece, is_safe, letter_after};

/// A word without anything to fill in.
pub(super) fn known(value: &str) -> String {
    if value.is_empty() {
        // An empty string would be no argument at all.
        return "'\"\"'".to_owned();
    }
    if is_bare(value) {
        return value.to_owned();
    }
    let mut out = String::from("'");
    for letter in shielded(value).chars() {
        out.push(letter);
        if matches!(letter, '\'' | '‘' | '’' | '‚' | '‛') {
            out.push(letter);
        }
    }
    out.push('\'');
    out
}

fn is_bare(value: &str) -> bool {
    let mut letters = value.chars();
    let is_inner = |letter| is_safe(letter) || matches!(letter, '@' | '=' | '%');
    // PowerShell splits `-a.b` and `-a:b`.
    let is_split = value.starts_with('-') && value.contains(['.', ':']);
    !is_split && letters.next().is_some_and(is_safe) && letters.all(is_inner)
}

/// A word with something to fill in.
pub(super) fn live(pieces: &[Piece<'_>]) -> String {
    let mut out = String::from("\"");
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Text(text) => out += &escaped(text),
            Piece::Variable(name) => out += &variable(name, letter_after(pieces, index)),
            Piece::Expansion(written) => out += written,
        }
    }
    out.push('"');
    out
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in shielded(text).chars() {
        if matches!(letter, '"' | '“' | '”' | '„' | '`' | '$') {
            out.push('`');
        }
        out.push(letter);
    }
    out
}

/// The variable `name` of the environment before the letter `next`.
fn variable(name: &str, next: Option<char>) -> String {
    let is_name = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    let scope = if is_name && !name.contains(':') { "Env:" } else { "" };
    let glued = next.is_some_and(|next| next.is_alphanumeric() || matches!(next, '_' | ':'));
    if glued { format!("${{{scope}{name}}}") } else { format!("${scope}{name}") }
}

/// Puts a backslash before each quote mark and doubles those that stand there.
fn shielded(text: &str) -> String {
    let mut out = String::new();
    let mut slashes = 0;
    for letter in text.chars() {
        if letter == '"' {
            out.extend(std::iter::repeat_n('\\', slashes + 1));
        }
        slashes = if letter == '\\' { slashes + 1 } else { 0 };
        out.push(letter);
    }
    out
}
