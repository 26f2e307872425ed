//! Corrected texts as the bytes that they were stored as: what no edit touches is what it was.

use crate::text::{Edit, apply, codepage, settle};

/// `stored`, read as UTF-16, with `edits` of the `text` that it says; `None` where it is no whole UTF-16.
pub(super) fn utf16(stored: &[u8], text: &str, edits: &[Edit]) -> Option<Vec<u8>> {
    let mark = stored.get(..2)?;
    let pair = if mark == [0xff, 0xfe] { u16::to_le_bytes } else { u16::to_be_bytes };
    let written = |text: &str| [mark.to_vec(), text.encode_utf16().flat_map(pair).collect()].concat();
    (written(text) == stored).then(|| written(&apply(text, edits)))
}

/// `stored`, read as Windows-1252 where it is no UTF-8, with `edits` of the text that it says; `None` where new signs have
/// no byte, or would not be read as what they are.
pub(super) fn windows(stored: &[u8], edits: &[Edit]) -> Option<Vec<u8>> {
    let place = Places::of(stored);
    let is_mixed = stored.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    let mut out = Vec::with_capacity(stored.len());
    let mut at = 0;
    for edit in settle(edits.to_vec()) {
        out.extend(&stored[at..place.stored(edit.span.start)]);
        for c in edit.text.chars() {
            out.push(if c.is_ascii() { u8::try_from(c).ok() } else { codepage::byte(c).filter(|_| !is_mixed) }?);
        }
        at = place.stored(edit.span.end);
    }
    out.extend(&stored[at..]);
    let said = |stored: &[u8]| codepage::decoded(stored);
    (said(&out)? == apply(&said(stored)?, edits)).then_some(out)
}

/// Where the bytes of a text were stored that are no UTF-8.
struct Places {
    /// For each of them, where its sign ends in the text, and by how much all up to there is longer there.
    grown: Vec<(usize, usize)>,
}

impl Places {
    fn of(stored: &[u8]) -> Self {
        let (mut text, mut more, mut grown) = (0, 0, Vec::new());
        for chunk in stored.utf8_chunks() {
            text += chunk.valid().len();
            for &byte in chunk.invalid() {
                let len = codepage::character(byte).len_utf8();
                text += len;
                more += len - 1;
                grown.push((text, more));
            }
        }
        Self { grown }
    }

    /// Where the byte `at` of the text was stored.
    fn stored(&self, at: usize) -> usize {
        let before = self.grown.partition_point(|&(end, _)| end <= at);
        at - before.checked_sub(1).map_or(0, |last| self.grown[last].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_bytes_stay() {
        // é, a dash of two bytes fewer than in UTF-8, and é in UTF-8.
        let stored = b"\xe9 \x96s \xe9 \xc3\xa9";
        let dash = "é ".len()..("é –".len());
        let edit = |text: &str| [Edit::new(dash.clone(), text)];
        assert_eq!(windows(stored, &edit("-")).as_deref(), Some(&b"\xe9 -s \xe9 \xc3\xa9"[..]));
        assert_eq!(windows(stored, &edit("é")), None);
        assert_eq!(windows(&stored[..6], &edit("é")).as_deref(), Some(&b"\xe9 \xe9s \xe9"[..]));
        assert_eq!(windows(&stored[..6], &edit("☃")), None);
    }

    #[test]
    fn utf16_stays_utf16() {
        for (stored, expected) in [
            (&b"\xff\xfe\x13\x20\xe9\0"[..], Some(&b"\xff\xfe-\0\xe9\0"[..])),
            (b"\xfe\xff\x20\x13\0\xe9", Some(b"\xfe\xff\0-\0\xe9")),
            (b"\xff\xfe\x13\x20\xe9", None),
        ] {
            assert_eq!(utf16(stored, "–é", &[Edit::new(0..3, "-")]).as_deref(), expected);
        }
    }
}
