//! Bytes that are no UTF-8, carried in text on their way from files and servers to the wire.
//!
//! Each of them becomes a character of a private area, and so does each byte of a character that lies in that area
//! itself; so any bytes become text, and that text becomes the same bytes. What a command says is text already, and
//! may have no such character.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// The character before that of the first byte.
const BASE: u32 = 0x10_fe00;

/// How UTF-8 writes the first three bytes of each character of the area.
const MARKS: [[u8; 3]; 2] = [[0xf4, 0x8f, 0xba], [0xf4, 0x8f, 0xbb]];

/// `bytes` as text.
pub(super) fn text(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for letter in chunk.valid().split_inclusive(is_carrier) {
            let end = letter.char_indices().next_back().filter(|(_, last)| is_carrier(*last));
            let (plain, carrier) = letter.split_at(end.map_or(letter.len(), |(at, _)| at));
            out.push_str(plain);
            out.extend(carrier.bytes().map(carried));
        }
        out.extend(chunk.invalid().iter().copied().map(carried));
    }
    out
}

/// The bytes of `text`.
pub(super) fn bytes(text: &str) -> Cow<'_, [u8]> {
    let whole = text.as_bytes();
    let has_carrier = memchr::memmem::find(whole, &MARKS[0][..2]).is_some();
    if !has_carrier {
        return Cow::Borrowed(whole);
    }
    let mut out = Vec::with_capacity(whole.len());
    let mut rest = whole;
    while let [first, tail @ ..] = rest {
        match rest {
            [a, b, c, d, after @ ..] if MARKS.contains(&[*a, *b, *c]) => {
                out.push((d & 0x3f) | if *c == MARKS[0][2] { 0x80 } else { 0xc0 });
                rest = after;
            }
            _ => {
                out.push(*first);
                rest = tail;
            }
        }
    }
    Cow::Owned(out)
}

/// How many bytes `text` stands for.
pub(super) fn len(text: &str) -> usize {
    text.len() - 3 * text.matches(is_carrier).count()
}

/// `text` as it may be shown.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    match bytes(text) {
        Cow::Borrowed(_) => Cow::Borrowed(text),
        Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
    }
}

/// The path that `text` is.
pub(super) fn path(text: &str) -> PathBuf {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt as _;
        PathBuf::from(std::ffi::OsStr::from_bytes(&bytes(text)))
    }
    #[cfg(not(unix))]
    PathBuf::from(text)
}

/// `path` as text.
pub(super) fn of_path(path: &Path) -> String {
    text(path.as_os_str().as_encoded_bytes())
}

/// The first character of `text` that stands for a byte.
pub(super) fn carrier(text: &str) -> Option<char> {
    text.chars().find(|&letter| is_carrier(letter))
}

fn carried(byte: u8) -> char {
    char::from_u32(BASE + u32::from(byte)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn is_carrier(letter: char) -> bool {
    (BASE + 0x80..=BASE + 0xff).contains(&u32::from(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_bytes_come_back() {
        let all: Vec<u8> = (0..=255).collect();
        let rows: [&[u8]; 7] = [
            b"",
            b"plain",
            "caf\u{e9}".as_bytes(),
            b"caf\xe9",
            &all,
            "\u{10fe80}x\u{10feff}".as_bytes(),
            b"\xf4\x8f\xba",
        ];
        for row in rows {
            let carried = text(row);
            assert_eq!((bytes(&carried).as_ref(), len(&carried)), (row, row.len()), "{row:?}");
        }
        assert_eq!(text("é–”".as_bytes()), "é–”");
        assert_eq!(shown(&text(b"a\xffb")), "a\u{fffd}b");
    }

    #[test]
    fn characters_that_stand_for_bytes_are_found() {
        assert_eq!(carrier("\u{10fe7f}\u{10ff00}é"), None);
        assert_eq!(carrier("a\u{10fe80}"), Some('\u{10fe80}'));
    }

    #[cfg(unix)]
    #[test]
    fn paths_come_back() {
        assert_eq!(of_path(&path(&text(b"a\xff"))), text(b"a\xff"));
        assert_eq!(path(&text(b"a\xff")).as_os_str().as_encoded_bytes(), b"a\xff");
    }
}
