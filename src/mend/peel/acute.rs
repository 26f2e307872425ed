//! Other marks in place of quotes: accents, as in `` -d `{"a": 1}´ ``, and two marks for a double one.

use super::super::accept::{is_header_name, is_json};
use super::super::option;
use super::super::reach::head;
use super::lines;
use crate::knowledge::glyphs::is_dash;
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

/// The marks of each value that stands between backticks or two single quotes, where it can be nothing else.
pub(super) fn find_marks(text: &str) -> Vec<Edit> {
    if !text.contains('`') && !text.contains("''") {
        return Vec::new();
    }
    let mut edits = Vec::new();
    for (start, line) in lines(text) {
        let mut at = 0;
        while let Some(open) = memchr::memchr2(b'`', b'\'', &line.as_bytes()[at..]).map(|offset| at + offset) {
            let marked = marked(&line[open..]).filter(|_| takes_word(&line[..open]));
            at = open + marked.as_ref().map_or(1, |marked| marked.len);
            let Some(Marked { mark, quote, .. }) = marked else { continue };
            edits.push(Edit::new(start + open..start + open + mark, quote));
            edits.push(Edit::new(start + at - mark..start + at, quote));
        }
    }
    edits
}

/// A value between marks that are no quotes of the shell's.
struct Marked {
    /// How long it is with its marks.
    len: usize,
    /// How long each of them is.
    mark: usize,
    /// The quote that it needs.
    quote: &'static str,
}

/// The longest value between such marks, in bytes.
const LONGEST: usize = 512;

/// The value that stands between marks at the start of `text`.
fn marked(text: &str) -> Option<Marked> {
    let mark = ["''", "``", "`"].into_iter().find(|mark| text.starts_with(mark))?;
    let close = if mark == "``" { "''" } else { mark };
    let behind = head(&text[mark.len()..], LONGEST);
    let (inner, _) = behind.split_once(close)?;
    let end = mark.len() + inner.len() + close.len();
    let ends = text[end..].chars().next().is_none_or(char::is_whitespace);
    let is_value = inner.starts_with(|c: char| !c.is_whitespace()) && names_no_program(inner);
    let quote = if inner.contains('"') { "'" } else { "\"" };
    (ends && is_value && !inner.contains(quote)).then_some(Marked { len: end, mark: mark.len(), quote })
}

/// Whether `inner` is a header, a URL, a body or a format, so that no shell can run it.
fn names_no_program(inner: &str) -> bool {
    let header = inner.split_once(": ").is_some_and(|(name, _)| is_header_name(name));
    header || inner.contains("%{") || inner.starts_with("http://") || inner.starts_with("https://") || is_json(inner)
}

/// Whether the text `before` a word wants one: an option's value, or the first argument.
fn takes_word(before: &str) -> bool {
    let word = before.trim_end().rsplit(char::is_whitespace).next().unwrap_or("");
    let name = word.trim_start_matches(is_dash);
    let is_option = name.len() < word.len();
    let waits = || ["-", "--"].iter().any(|dashes| option::waits(&format!("{dashes}{name}")));
    before.ends_with(' ') && (word == "curl" || is_option && waits())
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn other_marks_round_values_are_quotes() {
        check(super::find_marks, "curl a.b -H `A: b` -H `C: \"d\"`", "curl a.b -H \"A: b\" -H 'C: \"d\"'");
        check(super::find_marks, "curl a.b -H ''A: b'' -d ''", "curl a.b -H \"A: b\" -d ''");
        check(super::find_marks, "curl a.b –H ``A: b''", "curl a.b –H \"A: b\"");
        check(super::find_marks, "curl -w `%{http_code}\\n` a.b", "curl -w \"%{http_code}\\n\" a.b");
        check(super::find_marks, "curl `get url` -H `cat header`", "curl `get url` -H `cat header`");
        check(super::find_marks, "see `https://a.b` of `A: b`", "see `https://a.b` of `A: b`");
    }

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
