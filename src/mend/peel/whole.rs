//! Whether quotes or other marks can have been dropped within a value.

use super::super::accept::is_header_name;

/// Whether nothing that was dropped can have stood in `value`: whole words, names, numbers, variables.
pub(super) fn is_whole(value: &str) -> bool {
    let value = value.split_once(": ").filter(|(name, _)| is_header_name(name)).map_or(value, |(_, value)| value);
    let words = value.split_whitespace().count();
    value
        .split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-' | '$' | '{' | '}' | '<' | '>'))
        .all(is_plain)
        && !value.contains("  ")
        && !value.contains(['"', '\''])
        && (words < 3 || !value.contains(|c: char| c.is_ascii_alphabetic()))
}

/// Whether `token` is a variable, a placeholder, a number, an identifier or a short word.
fn is_plain(token: &str) -> bool {
    let of = |set: fn(u8) -> bool| token.bytes().all(set);
    let variable = token.starts_with(['$', '<']);
    let id = token.len() >= 32 && of(|b| b.is_ascii_hexdigit());
    let cased = of(|b| b.is_ascii_lowercase()) || of(|b| b.is_ascii_uppercase());
    let name =
        token.contains(['_', '-']) && !token.contains("__") && token.split(['_', '-']).all(|part| !part.is_empty());
    let letters = token.bytes().filter(u8::is_ascii_alphabetic).count();
    let known = KNOWN.iter().any(|known| token.eq_ignore_ascii_case(known));
    let capital = token[..token.len().min(1)].bytes().all(|b| b.is_ascii_uppercase())
        && token.bytes().skip(1).all(|b| b.is_ascii_lowercase());
    variable
        || id
        || token.len() < 4
        || known
        || letters == 0
        || !contracted(token) && ((cased || capital) && token.len() < 8 || name && of(is_of_name))
}

/// Words that headers and URLs are made of.
const KNOWN: [&str; 14] = [
    "application",
    "multipart",
    "challenge",
    "example",
    "cloudflare",
    "javascript",
    "octet-stream",
    "form-data",
    "charset",
    "identity",
    "websocket",
    "keep-alive",
    "x-www-form-urlencoded",
    "localhost",
];

fn is_of_name(b: u8) -> bool {
    b.is_ascii_lowercase() || matches!(b, b'_' | b'-')
}

/// Whether `token` is a word that is written with an apostrophe as a rule.
fn contracted(token: &str) -> bool {
    const WORDS: [&str; 14] =
        ["its", "dont", "cant", "wont", "isnt", "im", "ive", "youre", "lets", "thats", "whats", "hes", "shes", "arent"];
    WORDS.iter().any(|word| token.eq_ignore_ascii_case(word))
}
