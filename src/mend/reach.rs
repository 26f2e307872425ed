//! How far text is looked at before and behind a place.

/// How far before a name its line is looked at.
pub(super) const LOOK_BACK: usize = 1024;

/// Where the line of `at` starts, or how far back it is looked at.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    let seen = tail(&text[..at], LOOK_BACK);
    at - seen.rsplit('\n').next().unwrap_or(seen).len()
}

/// The end of `text`, `most` bytes of it.
pub(super) fn tail(text: &str, most: usize) -> &str {
    let mut from = text.len().saturating_sub(most);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..]
}

/// The beginning of `text`, `most` bytes of it.
pub(super) fn head(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
