//! A command typed or converted wholly to full-width characters.

use super::lines;
use crate::knowledge::glyphs::glyph;
use crate::text::{Edit, beyond_ascii};

/// The full-width characters of each line that holds a full-width `curl`, and of those that follow it.
pub(super) fn find(text: &str) -> Vec<Edit> {
    if !text.contains('ｕ') && !text.contains('Ｕ') {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut on = false;
    for (start, line) in lines(text) {
        on = line.contains("ｃｕｒｌ") || line.contains("Ｃｕｒｌ") || on && !line.trim().is_empty();
        if !on {
            continue;
        }
        for (at, c) in beyond_ascii(line) {
            if let Some((_, ascii)) = glyph(c).filter(|_| matches!(c, '\u{ff01}'..='\u{ff5e}' | '\u{3000}')) {
                edits.push(Edit::new(start + at..start + at + c.len_utf8(), ascii));
            }
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn a_wide_command_is_narrowed() {
        check(super::find, "ｃｕｒｌ　－ｄ　ａ", "curl -d a");
        check(super::find, "ａｂ curl", "ａｂ curl");
    }
}
