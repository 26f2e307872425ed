//! Values that nobody has, and everybody's example does: counted up, or all zeros.

/// Beginnings that nobody's value has, but everybody's example.
const SEQUENCES: [&str; 3] = ["1234567", "01234567", "abcdef"];

/// `1234567…`, `abcdef…`
pub(super) fn is_sequence(text: &str) -> bool {
    let begins = |start: &str| text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    SEQUENCES.iter().any(|start| begins(start))
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

/// `00000000`, alone or within an id.
pub(super) fn is_zeros(text: &str) -> bool {
    let all = |test: fn(u8) -> bool| text.bytes().all(test);
    text.contains("00000000")
        && (all(|b| matches!(b, b'0' | b'-')) || text.len() >= 20 && all(|b| b.is_ascii_hexdigit() || b == b'-'))
}
