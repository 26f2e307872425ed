//! Characters that cannot be seen, and controls of writing direction.

use crate::knowledge::glyphs::{Glyph, glyph};
use crate::text::Edit;

/// Every invisible character, taken away; joiners between characters beyond ASCII are meant.
pub(super) fn find(text: &str) -> Vec<Edit> {
    of(text, Glyph::Invisible)
}

/// Every control of writing direction, taken away.
pub(super) fn find_bidi(text: &str) -> Vec<Edit> {
    of(text, Glyph::Bidi)
}

/// The control characters that neither end a line nor start an escape sequence.
pub(super) const CONTROLS: [u8; 29] = {
    let (mut out, mut count, mut byte) = ([0; 29], 0, 0);
    while byte < 0x80_u8 {
        if is_control(byte) {
            out[count] = byte;
            count += 1;
        }
        byte += 1;
    }
    out
};

const fn is_control(byte: u8) -> bool {
    byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | b'\x1b')
}

/// Every one of [`CONTROLS`], taken away.
pub(super) fn find_control(text: &str) -> Vec<Edit> {
    let controls = text.bytes().enumerate().filter(|&(_, byte)| is_control(byte));
    controls.map(|(at, _)| Edit::new(at..at + 1, "")).collect()
}

fn of(text: &str, class: Glyph) -> Vec<Edit> {
    let of_class = |&(at, c): &(usize, char)| {
        let joins = matches!(c, '\u{200c}' | '\u{200d}') && !text.as_bytes()[..at].last().is_none_or(u8::is_ascii);
        !joins && matches!(glyph(c), Some((found, _)) if found == class)
    };
    foreign(text).filter(of_class).map(|(at, c)| Edit::new(at..at + c.len_utf8(), "")).collect()
}

/// How many bytes are looked at in one go.
const CHUNK: usize = 32;

/// The characters of `text` that are not ASCII, of which most texts have few.
fn foreign(text: &str) -> impl Iterator<Item = (usize, char)> {
    let chunks = text.as_bytes().chunks(CHUNK).zip((0..).step_by(CHUNK)).filter(|(chunk, _)| !chunk.is_ascii());
    let starts = chunks.flat_map(|(chunk, at)| {
        // The other bytes of a character are not where one starts.
        chunk.iter().enumerate().filter(|(_, byte)| **byte >= 0xc0).map(move |(offset, _)| at + offset)
    });
    starts.filter_map(|at| Some((at, text[at..].chars().next()?)))
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn joiners_of_emoji_stay() {
        check(super::find, "cu\u{200b}rl\u{ad} 👩\u{200d}💻", "curl 👩\u{200d}💻");
        check(super::find_control, "curl\x07 a\0\tb", "curl a\tb");
        check(super::find_bidi, "\u{202a}curl\u{202c}", "curl");
    }
}
