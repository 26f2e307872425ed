//! Text as string literals of Rust.

/// `text` as a string literal: plain where nothing needs an escape, raw where quotes and backslashes
/// would drown in escapes, escaped otherwise.
pub(super) fn string(text: &str) -> String {
    if text.contains(['"', '\\']) && raw_safe(text) { raw(text) } else { format!("{text:?}").replace("\\'", "'") }
}

/// `text` doubled where `format!` would take a brace for its own.
pub(super) fn braces(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

/// `text` as a byte string literal; only ASCII may be in it.
pub(super) fn bytes(text: &str) -> String {
    debug_assert!(text.is_ascii());
    format!("b\"{}\"", text.escape_default())
}

/// `text` as an expression of type `&[u8]`.
pub(super) fn octets(text: &str) -> String {
    let literal = string(text);
    // Byte strings know ASCII only, and no escape for anything else.
    let plain = text.is_ascii() && !literal.contains("\\u{");
    if plain { format!("b{literal}") } else { format!("{literal}.as_bytes()") }
}

/// Whether every character may stand in the source as it is: nothing invisible, no carriage return.
fn raw_safe(text: &str) -> bool {
    let rest: String = text.chars().filter(|letter| !matches!(letter, '"' | '\\' | '\'' | '\n' | '\t')).collect();
    !format!("{rest:?}").contains('\\')
}

/// A raw string with as many `#` as its text wants.
fn raw(text: &str) -> String {
    let runs = text.split('"').skip(1).map(|rest| rest.bytes().take_while(|&byte| byte == b'#').count() + 1);
    let hashes = "#".repeat(runs.max().unwrap_or(0));
    format!("r{hashes}\"{text}\"{hashes}")
}

/// `number` as Rust writes it: `1_606_212_000`.
pub(super) fn grouped(number: impl std::fmt::Display) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) && digits.len() > 4 && !out.ends_with('-') {
            out.push('_');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(string(text), expected);
    }

    #[test]
    fn plain_text_is_plain() {
        check("a'b{c}", r#""a'b{c}""#);
        check("two\nlines", r#""two\nlines""#);
    }

    #[test]
    fn quotes_make_it_raw() {
        check(r#"{"a":1}"#, r##"r#"{"a":1}"#"##);
        check(r"C:\x", r#"r"C:\x""#);
        check("\"\n\t'", "r#\"\"\n\t'\"#");
    }

    #[test]
    fn raw_never_ends_early() {
        check(r###"a"#b"##c"###, r####"r###"a"#b"##c"###"####);
        check(r##"x"#"##, "r##\"x\"#\"##");
    }

    #[test]
    fn what_cannot_be_seen_is_escaped() {
        check("\"\u{202e}\u{200b}\r\"", r#""\"\u{202e}\u{200b}\r\"""#);
        check("\u{a0}", r#""\u{a0}""#);
    }

    #[test]
    fn bytes_are_escaped() {
        assert_eq!(bytes("PU\"RGE"), r#"b"PU\"RGE""#);
    }

    #[test]
    fn digits_are_grouped() {
        assert_eq!(grouped(1_606_212_000), "1_606_212_000");
        assert_eq!(grouped(1234), "1234");
        assert_eq!(grouped(12345), "12_345");
    }
}
