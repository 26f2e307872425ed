//! Accents in place of single quotes: `` -d `{"a": 1}´ ``.

use crate::text::Edit;

/// A longer paragraph is no command.
const REACH: usize = 1 << 16;

/// Every accent of a command in which accents stand round values, and no single quote stands anywhere.
pub(super) fn find(text: &str) -> Vec<Edit> {
    if !text.contains('´') {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut start = 0;
    for paragraph in text.split_inclusive("\n\n") {
        if paragraph.len() < REACH && paragraph.contains("curl") && is_quoted(paragraph) {
            let accents = paragraph.char_indices().filter(|&(_, c)| is_accent(c));
            edits.extend(accents.map(|(at, c)| Edit::new(start + at..start + at + c.len_utf8(), "'")));
        }
        start += paragraph.len();
    }
    edits
}

fn is_accent(c: char) -> bool {
    matches!(c, '`' | '´')
}

/// Whether accents open values in `text` as often as they close them.
fn is_quoted(text: &str) -> bool {
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let (mut opens, mut closes) = (0, 0);
    for (at, c) in text.char_indices().filter(|&(_, c)| is_accent(c)) {
        let before = blank(text[..at].chars().next_back());
        let after = blank(text[at + c.len_utf8()..].chars().next());
        opens += usize::from(before);
        closes += usize::from(after && !before);
    }
    opens > 0 && opens == closes && !text.contains('\'')
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn accents_round_values_are_quotes() {
        check(
            super::find,
            "curl -d `{\"a\":\"don´\\`´t\"}` ´https://a.b´",
            "curl -d '{\"a\":\"don'\\''t\"}' 'https://a.b'",
        );
        check(super::find, "curl -d \"it´s\" a.b", "curl -d \"it´s\" a.b");
        check(super::find, "curl -d 'a' ´b´", "curl -d 'a' ´b´");
    }
}
