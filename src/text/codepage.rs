//! Windows-1252, in which old software stores texts: its bytes and their characters.

/// The characters at 0x80 to 0x9f; all others are those of Unicode. Five bytes mean nothing.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The character of `byte`.
pub(crate) fn character(byte: u8) -> char {
    byte.checked_sub(0x80).and_then(|at| HIGH.get(usize::from(at))).copied().unwrap_or(char::from(byte))
}

/// The byte of `c`, if it has one beyond ASCII.
pub(crate) fn byte(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ 0x80..=0xff => u8::try_from(code).ok(),
        _ => HIGH.iter().position(|&high| high == c).and_then(|at| u8::try_from(at + 0x80).ok()),
    }
}

/// The text of `bytes`, UTF-8 where they are; `None` where they are neither.
#[cfg(any(test, feature = "cli"))]
pub(crate) fn decoded(bytes: &[u8]) -> Option<String> {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|&byte| character(byte)));
    }
    let strange = |c: char| c == '\0' || ('\u{80}'..='\u{9f}').contains(&c);
    (!text.contains(strange)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_as_what_they_are() {
        assert_eq!(decoded(b"curl \x93x\x94 \x96d Z\xfcrich").as_deref(), Some("curl “x” –d Zürich"));
        assert_eq!(decoded("“x”\u{e9}".as_bytes()).as_deref(), Some("“x”é"));
        assert_eq!(decoded(b"\xe2\x80\x9cx\x94").as_deref(), Some("“x”"));
        assert_eq!(decoded(b"\x93\0"), None);
        assert_eq!(decoded(b"\x81"), None);
    }

    #[test]
    fn characters_and_bytes_are_inverse() {
        for code in 0x80..=0xff {
            assert_eq!(byte(character(code)), Some(code));
        }
    }
}
