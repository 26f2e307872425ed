//! Quoted-printable mail source (RFC 2045): `=3D` for `=`, and `=` at the end of a broken line.

use crate::text::Edit;

/// The escapes of a text whose every `=` is one.
pub(super) fn find(text: &str) -> Vec<Edit> {
    if !text.contains("=3D") && !is_broken_softly(text) {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find('=').map(|offset| at + offset) {
        let Some((len, decoded)) = escape(&text[start..]) else { return Vec::new() };
        at = start + len;
        if decoded.is_empty() {
            at += mark(&text[..start], &text[at..]);
        }
        edits.push(Edit::new(start..at, decoded));
    }
    edits
}

/// Whether lines end with `=`, and no other line is as long as those.
fn is_broken_softly(text: &str) -> bool {
    // What nothing follows was not broken.
    let text = text.trim_end();
    let is_broken = |at: usize| matches!(&text.as_bytes()[at + 1..], [b'\n', ..] | [b'\r', b'\n', ..]);
    if !memchr::memchr_iter(b'=', text.as_bytes()).any(is_broken) {
        return false;
    }
    let longest = |soft: bool| text.lines().filter(|line| line.ends_with('=') == soft).map(str::len).max();
    longest(true) > longest(false)
}

/// The length of the marks of quoted mail that `next`, the rest of a broken line, starts with as that line does.
fn mark(before: &str, next: &str) -> usize {
    let line = before.rsplit('\n').next().unwrap_or(before);
    let mark = &line[..line.len() - line.trim_start_matches(['>', ' ']).len()];
    if mark.starts_with('>') && next.starts_with(mark) { mark.len() } else { 0 }
}

/// The length of the run of escapes that `text` starts with, and what it stands for.
fn escape(text: &str) -> Option<(usize, String)> {
    for end in ["=\r\n", "=\n"] {
        if text.starts_with(end) {
            return Some((end.len(), String::new()));
        }
    }
    let mut bytes = Vec::new();
    while let Some(byte) = hex(text.as_bytes().get(3 * bytes.len()..)?) {
        bytes.push(byte);
        if bytes[0] < 0x80 || std::str::from_utf8(&bytes).is_ok() {
            break;
        }
    }
    Some((3 * bytes.len(), String::from_utf8(bytes).ok().filter(|text| !text.is_empty())?))
}

fn hex(bytes: &[u8]) -> Option<u8> {
    let digits = bytes.strip_prefix(b"=")?.get(..2)?;
    let upper = digits.iter().all(|b| b.is_ascii_digit() || (b'A'..=b'F').contains(b));
    upper.then(|| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn mail_source_is_read() {
        check(super::find, "curl a?b=3Dc=\nd =E2=80=9Cx", "curl a?b=cd “x");
        check(super::find, "curl a?b=3Dc&d=e", "curl a?b=3Dc&d=e");
        check(super::find, "> curl a?b=3Dc=\n> d", "> curl a?b=cd");
        check(super::find, "curl a b=\nc", "curl a bc");
        check(super::find, "curl a?b=\n", "curl a?b=\n");
        check(super::find, "curl \"b: c=\nd\" efghijkl", "curl \"b: c=\nd\" efghijkl");
    }
}
