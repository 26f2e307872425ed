//! Characters beyond ASCII, found without reading the others, of which there are far more.

/// The characters of `text` that are none of ASCII, each with its offset.
pub(crate) fn beyond_ascii(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text.as_bytes()[at..].iter().position(|byte| !byte.is_ascii())?;
        let found = (at, text[at..].chars().next()?);
        at += found.1.len_utf8();
        Some(found)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn others_are_passed_over() {
        for text in ["", "curl", "–", "a–“b”é🚀", "🚀\n\u{80}x\u{7f}"] {
            let all: Vec<_> = text.char_indices().filter(|(_, c)| !c.is_ascii()).collect();
            assert_eq!(beyond_ascii(text).collect::<Vec<_>>(), all, "{text}");
        }
    }
}
