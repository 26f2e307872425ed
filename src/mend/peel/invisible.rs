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

/// Every control character that neither ends a line nor starts an escape sequence, taken away.
pub(super) fn find_control(text: &str) -> Vec<Edit> {
    let control = |c: char| c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r' | '\x1b');
    text.match_indices(control).map(|(at, c)| Edit::new(at..at + c.len(), "")).collect()
}

fn of(text: &str, class: Glyph) -> Vec<Edit> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut before = '\0';
    let mut edits = Vec::new();
    for (at, c) in text.char_indices() {
        let joins = matches!(c, '\u{200c}' | '\u{200d}') && !before.is_ascii();
        if !c.is_ascii() && !joins && matches!(glyph(c), Some((found, _)) if found == class) {
            edits.push(Edit::new(at..at + c.len_utf8(), ""));
        }
        before = c;
    }
    edits
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
