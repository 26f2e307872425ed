//! Quoted-printable mail source (RFC 2045): `=3D` for `=`, and `=` at the end of a broken line.

use crate::text::Edit;

/// The escapes of a text whose every `=` is one.
pub(super) fn find(text: &str) -> Vec<Edit> {
    if !is_broken_softly(text) && signs(text) == 0 {
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

/// Whether nothing but the source of a mail looks like `text`, whose every `=` is an escape: one alone may be what a value
/// begins with, as in `?view=3Dmodel`.
pub(in crate::mend) fn is_sure(text: &str) -> bool {
    let is_foreign = |(at, _): (usize, &str)| hex(&text.as_bytes()[at..]).is_some_and(|byte| byte >= 0x80);
    let is_long = || text.lines().any(|line| line.ends_with('=') && line.len() >= SHORTEST);
    is_broken_softly(text) && (signs(text) > 0 || is_long())
        || signs(text) > 1
        || text.match_indices('=').any(is_foreign)
}

/// How long a line of a mail is that was broken: the next word would have gone beyond the width.
const SHORTEST: usize = 48;

/// How many equals signs with something behind them were encoded; none where something is that has no need of it.
fn signs(text: &str) -> usize {
    let mut signs = 0;
    for (at, _) in text.match_indices('=') {
        let behind = text[at..].get(3..).unwrap_or("");
        match hex(&text.as_bytes()[at..]) {
            Some(b'=') => {
                signs += usize::from(behind.starts_with(|c: char| c.is_alphanumeric() || "\"'$%{[</+=".contains(c)));
            }
            // A blank is encoded where its line ends.
            Some(b' ' | b'\t') if behind.trim_start_matches('\r').starts_with('\n') => {}
            Some(0x80..) => {}
            None if text[at + 1..].starts_with('\n') || text[at + 1..].starts_with("\r\n") => {}
            _ => return 0,
        }
    }
    signs
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
    use super::is_sure;

    #[test]
    fn one_sign_alone_may_be_a_value() {
        for (text, expected) in [
            ("a?b=3Dc", false),
            ("a?b=3Dc&d=3De", true),
            ("a?bcdef=\nb=3Dc", true),
            ("a?bcdef=\nb", false),
            ("a=3Db =C3=A9", true),
        ] {
            assert_eq!(is_sure(text), expected, "{text}");
        }
        check(super::find, "curl a?b=3Dc", "curl a?b=c");
    }

    #[test]
    fn mail_source_is_read() {
        check(super::find, "curl a?b=3Dc=\nd =E2=80=9Cx", "curl a?b=cd “x");
        check(super::find, "curl a?b=3Dc&d=e", "curl a?b=3Dc&d=e");
        check(super::find, "> curl a?b=3Dc=\n> d", "> curl a?b=cd");
        check(super::find, "curl a b=\nc", "curl a bc");
        check(super::find, "curl a?b=\n", "curl a?b=\n");
        check(super::find, "curl a?b=3D1&c=3D2", "curl a?b=1&c=2");
        for text in ["curl a?b=3D&c=20", "curl a?b=3D1&c=20", "curl a?b=3D&c=3D", "curl a?b=a=20c"] {
            check(super::find, text, text);
        }
        check(super::find, "curl \"b: c=\nd\" efghijkl", "curl \"b: c=\nd\" efghijkl");
    }
}
