//! Carriage returns before line ends, which the shell takes for letters.

use crate::text::Edit;

/// Every carriage return at a line end or at the end of the text, taken away.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'\r', bytes)
        .filter(|&at| matches!(bytes.get(at + 1), None | Some(b'\n' | b'\r')))
        .map(|at| Edit::new(at..at + 1, ""))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn only_line_ends_lose_them() {
        check(super::find, "a \\\r\nb\rc\r", "a \\\nb\rc");
    }
}
