//! Escape sequences for terminals: `ESC [ … m` and their like (ECMA-48), and `ESC ] … BEL`.

use crate::text::Edit;

/// Every escape sequence, taken away.
pub(super) fn find(text: &str) -> Vec<Edit> {
    if memchr::memchr(0x1b, text.as_bytes()).is_none() && !text.contains('\u{9b}') {
        return bare(text);
    }
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(['\x1b', '\u{9b}']) {
        let start = at + offset;
        at = start + len(&text[start..]);
        edits.push(Edit::new(start..at, ""));
    }
    edits
}

/// The sequences that set colors, of a text in which they have lost the escape character and one sets them back.
fn bare(text: &str) -> Vec<Edit> {
    if memchr::memmem::find(text.as_bytes(), b"[0m").is_none() {
        return Vec::new();
    }
    let sequence = |(at, _): (usize, &str)| {
        let rest = &text[at + 1..];
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != ';').filter(|&end| rest[end..].starts_with('m'))?;
        let known = end > 0 && rest[..end].split(';').all(|number| number.len() < 4 && !number.is_empty());
        known.then(|| Edit::new(at..at + end + 2, ""))
    };
    text.match_indices('[').filter_map(sequence).collect()
}

/// The length of the sequence at the start of `text`.
fn len(text: &str) -> usize {
    let body = match text.strip_prefix('\u{9b}').or_else(|| text.strip_prefix("\x1b[")) {
        Some(body) => body,
        None if text.starts_with("\x1b]") => {
            let end =
                text.find(['\x07', '\n']).map_or(text.len(), |end| end + usize::from(text[end..].starts_with('\x07')));
            return end;
        }
        None => return 1,
    };
    let parameters = body.trim_start_matches(|c: char| ('\x20'..='\x3f').contains(&c));
    let last = parameters.chars().next().filter(|c| ('\x40'..='\x7e').contains(c)).map_or(0, char::len_utf8);
    text.len() - parameters.len() + last
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn colors_go() {
        check(super::find, "\x1b[1;32mcurl\x1b[0m x\x1b]0;t\x07y", "curl xy");
        check(super::find, "curl x", "curl x");
        check(super::find, "[1;32mcurl[0m x", "curl x");
        check(super::find, "curl x[1m", "curl x[1m");
    }
}
