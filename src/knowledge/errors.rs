//! What the codes in Cloudflare's error replies mean: `grammar/errors.tsv`.

/// One row: a code, its place and its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorCode {
    /// The number.
    pub code: u32,
    /// The outer code it stands under in an `error_chain`, where it only occurs there.
    pub under: Option<u32>,
    /// The family of endpoints it holds for: `auth`, `routing`, `purge`, `dns`, `zone`, …
    pub family: &'static str,
    /// The message as the API words it; empty where several are known.
    pub message: &'static str,
    /// A flat kebab-case name of the meaning: `malformed-authorization`.
    pub meaning: &'static str,
    /// What it means, in a sentence.
    pub text: &'static str,
    /// What to do.
    pub remedy: &'static str,
}

/// All rows for `code`, most general first.
pub fn rows(code: u32) -> Vec<ErrorCode> {
    let _ = code;
    Vec::new()
}

/// The row that fits best: the message decides first, then the family, then the code.
pub fn find(code: u32, under: Option<u32>, message: &str, family: &str) -> Option<ErrorCode> {
    let _ = (code, under, message, family);
    None
}
