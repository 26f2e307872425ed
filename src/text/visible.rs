//! Makes characters that act on a terminal, or cannot be seen, harmless and visible.

use std::borrow::Cow;

use super::{Edit, Mapped, Span};

/// What stands for `c` where it would act on a terminal or could not be seen.
///
/// Control characters become Unicode control pictures, invisible and bidirectional ones `<U+XXXX>`.
/// Line feed and tab are let through.
pub fn stand_in(c: char) -> Option<String> {
    match c {
        '\n' | '\t' => None,
        '\0'..='\x1f' => char::from_u32(0x2400 + c as u32).map(String::from),
        '\x7f' => Some('\u{2421}'.to_string()),
        '\u{80}'..='\u{9f}'
        | '\u{ad}'
        | '\u{61c}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{180b}'..='\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' => Some(format!("<U+{:04X}>", c as u32)),
        _ => None,
    }
}

/// `text` with every character that acts on a terminal or cannot be seen made visible.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| stand_in(c).is_none()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(visible_mapped(text).text().to_owned())
}

/// The same of a name, which stands on one line: a line feed in it would begin another.
pub fn visible_name(name: &str) -> Cow<'_, str> {
    let shown = visible(name);
    if shown.contains('\n') { Cow::Owned(shown.replace('\n', "␊")) } else { shown }
}

/// As [`visible`], with the way back from each shown byte.
pub fn visible_mapped(text: &str) -> Mapped {
    let edits: Vec<_> = text
        .char_indices()
        .filter_map(|(at, c)| stand_in(c).map(|shown| Edit::new(at..at + c.len_utf8(), shown)))
        .collect();
    Mapped::verbatim(text, Span::new(0, text.len())).edited(&edits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_bidi_are_shown() {
        assert_eq!(visible("a\x1b[31mb\u{202e}c\r\n"), "a␛[31mb<U+202E>c␍\n");
        assert_eq!(visible_name("a\n::error::b"), "a␊::error::b");
        assert!(matches!(visible("plain – “text”\t\n"), Cow::Borrowed(_)));
    }
}
